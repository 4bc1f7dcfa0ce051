-- Each statement ends with a line of two dashes, because the statements themselves hold semicolons.
CREATE TRIGGER money_entry_one_partnership BEFORE INSERT ON money_entry
WHEN (SELECT count(*) FROM money_account WHERE id IN (NEW.from_account_id, NEW.to_account_id)
      AND partnership_id = NEW.partnership_id) <> 2
BEGIN SELECT RAISE(ABORT, 'an entry stays within one partnership'); END;
--
CREATE TRIGGER money_entry_keeps_balances AFTER INSERT ON money_entry
BEGIN
    UPDATE money_account SET balance_ore = balance_ore - NEW.amount_ore, last_entry = NEW.id
        WHERE id = NEW.from_account_id;
    UPDATE money_account SET balance_ore = balance_ore + NEW.amount_ore, last_entry = NEW.id
        WHERE id = NEW.to_account_id;
END;
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
