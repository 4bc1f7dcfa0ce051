-- The journal's triggers. Each statement ends with a line of two dashes, because the statements hold semicolons.
CREATE TRIGGER money_entry_one_partnership BEFORE INSERT ON money_entry
WHEN (SELECT count(*) FROM money_account WHERE id IN (NEW.from_account_id, NEW.to_account_id)
      AND partnership_id = NEW.partnership_id) <> 2
BEGIN SELECT RAISE(ABORT, 'an entry stays within one partnership'); END;
--
CREATE TRIGGER money_entry_in_sequence BEFORE INSERT ON money_entry
WHEN NEW.position IS NOT 1 + (SELECT coalesce(max(position), 0) FROM money_entry
                              WHERE partnership_id = NEW.partnership_id)
BEGIN SELECT RAISE(ABORT, 'an entry takes the next position of the journal'); END;
--
CREATE TRIGGER money_entry_year_is_open BEFORE INSERT ON money_entry
WHEN EXISTS (
    SELECT 1 FROM money_yearevent event
    WHERE event.partnership_id = NEW.partnership_id AND event.kind = 'closed'
    AND event.year IN (NEW.year, CAST(strftime('%Y', NEW.booked_on) AS INTEGER))
    AND NOT EXISTS (SELECT 1 FROM money_yearevent later WHERE later.partnership_id = event.partnership_id
                    AND later.year = event.year AND later.id > event.id))
BEGIN SELECT RAISE(ABORT, 'the year is closed'); END;
--
CREATE TRIGGER money_entry_keeps_balances AFTER INSERT ON money_entry
BEGIN
    UPDATE money_account SET balance_ore = balance_ore - NEW.amount_ore, last_entry = NEW.id
        WHERE id = NEW.from_account_id;
    UPDATE money_account SET balance_ore = balance_ore + NEW.amount_ore, last_entry = NEW.id
        WHERE id = NEW.to_account_id;
END;
--
-- A reversal and a refund go against what they take from: the accounts change places and the amount its sign.
CREATE TRIGGER money_entry_keeps_turnover AFTER INSERT ON money_entry
BEGIN
    INSERT INTO money_turnover (partnership_id, kind, from_account_id, to_account_id, booked_year, amount_ore,
                                entries, first_on, last_on, last_entry)
    SELECT NEW.partnership_id, CASE kind WHEN 'refund' THEN 'spending' ELSE kind END,
        CASE WHEN against THEN NEW.to_account_id ELSE NEW.from_account_id END,
        CASE WHEN against THEN NEW.from_account_id ELSE NEW.to_account_id END,
        CAST(strftime('%Y', NEW.booked_on) AS INTEGER),
        CASE WHEN against THEN -NEW.amount_ore ELSE NEW.amount_ore END,
        1, NEW.booked_on, NEW.booked_on, NEW.id
    FROM (SELECT kind, (kind = 'refund') <> (NEW.reverses_id IS NOT NULL) AS against
          FROM money_entry WHERE id = coalesce(NEW.reverses_id, NEW.id)) AS what
    WHERE true
    ON CONFLICT (from_account_id, to_account_id, kind, booked_year) DO UPDATE SET
        amount_ore = amount_ore + excluded.amount_ore,
        entries = entries + 1,
        first_on = min(first_on, excluded.first_on),
        last_on = max(last_on, excluded.last_on),
        last_entry = excluded.last_entry;
END;
--
CREATE TRIGGER money_turnover_starts_with_an_entry BEFORE INSERT ON money_turnover
WHEN NEW.entries <> 1 OR abs(NEW.amount_ore) IS NOT (SELECT amount_ore FROM money_entry WHERE id = NEW.last_entry)
BEGIN SELECT RAISE(ABORT, 'turnover follows from the journal alone'); END;
--
CREATE TRIGGER money_turnover_follows_journal BEFORE UPDATE ON money_turnover
WHEN NEW.id <> OLD.id OR NEW.partnership_id <> OLD.partnership_id OR NEW.kind <> OLD.kind
    OR NEW.from_account_id <> OLD.from_account_id OR NEW.to_account_id <> OLD.to_account_id
    OR NEW.booked_year <> OLD.booked_year OR NEW.entries <> OLD.entries + 1 OR NEW.last_entry <= OLD.last_entry
    OR abs(NEW.amount_ore - OLD.amount_ore) IS NOT (SELECT amount_ore FROM money_entry WHERE id = NEW.last_entry)
BEGIN SELECT RAISE(ABORT, 'turnover follows from the journal alone'); END;
--
CREATE TRIGGER money_turnover_no_delete BEFORE DELETE ON money_turnover
BEGIN SELECT RAISE(ABORT, 'turnover follows from the journal alone'); END;
--
CREATE TRIGGER money_account_starts_at_zero BEFORE INSERT ON money_account
WHEN NEW.balance_ore <> 0 OR NEW.last_entry <> 0
BEGIN SELECT RAISE(ABORT, 'an account starts at zero'); END;
--
CREATE TRIGGER money_account_balance_follows_journal BEFORE UPDATE ON money_account
WHEN NEW.id <> OLD.id OR NEW.partnership_id <> OLD.partnership_id OR NEW.kind <> OLD.kind
    OR NEW.grant_id <> OLD.grant_id OR NEW.year <> OLD.year OR NEW.initiative_id IS NOT OLD.initiative_id
    OR NEW.last_entry <= OLD.last_entry
    OR NEW.balance_ore - OLD.balance_ore IS NOT (
        SELECT CASE OLD.id WHEN to_account_id THEN amount_ore WHEN from_account_id THEN -amount_ore END
        FROM money_entry WHERE id = NEW.last_entry)
BEGIN SELECT RAISE(ABORT, 'a balance follows from the journal alone'); END;
--
CREATE TRIGGER money_account_no_delete BEFORE DELETE ON money_account
BEGIN SELECT RAISE(ABORT, 'an account is never removed'); END;
