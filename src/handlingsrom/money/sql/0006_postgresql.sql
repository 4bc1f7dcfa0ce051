-- The journal's triggers, as migration 0006 makes them. What is run already is never changed: a change is a new file
-- and a new migration. Each statement ends with a line of two dashes, because the statements hold semicolons.
CREATE OR REPLACE FUNCTION money_entry_check() RETURNS trigger AS $$
BEGIN
    IF NEW.from_account_id <> NEW.to_account_id
        AND (SELECT count(*) FROM money_account WHERE id IN (NEW.from_account_id, NEW.to_account_id)
             AND partnership_id = NEW.partnership_id) <> 2 THEN
        RAISE EXCEPTION 'an entry stays within one partnership' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.position IS DISTINCT FROM 1 + (SELECT coalesce(max(position), 0) FROM money_entry
                                          WHERE partnership_id = NEW.partnership_id) THEN
        RAISE EXCEPTION 'an entry takes the next position of the journal'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM money_yearevent event
        WHERE event.partnership_id = NEW.partnership_id AND event.kind = 'closed'
        AND event.year IN (NEW.year, extract(year FROM NEW.booked_on)::int)
        AND NOT EXISTS (SELECT 1 FROM money_yearevent later WHERE later.partnership_id = event.partnership_id
                        AND later.year = event.year AND later.id > event.id)) THEN
        RAISE EXCEPTION 'the year is closed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$ LANGUAGE plpgsql;
--
CREATE TRIGGER money_entry_checks BEFORE INSERT ON money_entry
FOR EACH ROW EXECUTE FUNCTION money_entry_check();
--
-- The two accounts are locked in the order of their ids, so that two writers never wait for each other in a ring.
CREATE OR REPLACE FUNCTION money_entry_apply() RETURNS trigger AS $$
BEGIN
    PERFORM 1 FROM money_account WHERE id IN (NEW.from_account_id, NEW.to_account_id) ORDER BY id FOR UPDATE;
    UPDATE money_account SET balance_ore = balance_ore - NEW.amount_ore, last_entry = NEW.id
        WHERE id = NEW.from_account_id;
    UPDATE money_account SET balance_ore = balance_ore + NEW.amount_ore, last_entry = NEW.id
        WHERE id = NEW.to_account_id;
    RETURN NULL;
END $$ LANGUAGE plpgsql;
--
CREATE TRIGGER money_entry_keeps_balances AFTER INSERT ON money_entry
FOR EACH ROW EXECUTE FUNCTION money_entry_apply();
--
-- A reversal and a refund go against what they take from: the accounts change places and the amount its sign.
CREATE OR REPLACE FUNCTION money_entry_count() RETURNS trigger AS $$
BEGIN
    INSERT INTO money_turnover AS found (partnership_id, kind, from_account_id, to_account_id, booked_year,
                                         amount_ore, entries, first_on, last_on, last_entry)
    SELECT NEW.partnership_id, CASE kind WHEN 'refund' THEN 'spending' ELSE kind END,
        CASE WHEN against THEN NEW.to_account_id ELSE NEW.from_account_id END,
        CASE WHEN against THEN NEW.from_account_id ELSE NEW.to_account_id END,
        extract(year FROM NEW.booked_on)::int,
        CASE WHEN against THEN -NEW.amount_ore ELSE NEW.amount_ore END,
        1, NEW.booked_on, NEW.booked_on, NEW.id
    FROM (SELECT kind, (kind = 'refund') <> (NEW.reverses_id IS NOT NULL) AS against
          FROM money_entry WHERE id = coalesce(NEW.reverses_id, NEW.id)) AS what
    ON CONFLICT (from_account_id, to_account_id, kind, booked_year) DO UPDATE SET
        amount_ore = found.amount_ore + excluded.amount_ore,
        entries = found.entries + 1,
        first_on = least(found.first_on, excluded.first_on),
        last_on = greatest(found.last_on, excluded.last_on),
        last_entry = excluded.last_entry;
    RETURN NULL;
END $$ LANGUAGE plpgsql;
--
CREATE TRIGGER money_entry_keeps_turnover AFTER INSERT ON money_entry
FOR EACH ROW EXECUTE FUNCTION money_entry_count();
--
CREATE OR REPLACE FUNCTION money_turnover_check() RETURNS trigger AS $$
DECLARE
    amount bigint := (SELECT amount_ore FROM money_entry WHERE id = NEW.last_entry);
BEGIN
    IF pg_trigger_depth() < 2
        OR TG_OP = 'INSERT' AND (NEW.entries <> 1 OR abs(NEW.amount_ore) IS DISTINCT FROM amount)
        OR TG_OP = 'UPDATE' AND (
            (NEW.id, NEW.partnership_id, NEW.kind, NEW.from_account_id, NEW.to_account_id, NEW.booked_year)
                IS DISTINCT FROM
            (OLD.id, OLD.partnership_id, OLD.kind, OLD.from_account_id, OLD.to_account_id, OLD.booked_year)
            OR NEW.entries <> OLD.entries + 1 OR NEW.last_entry = OLD.last_entry
            OR abs(NEW.amount_ore - OLD.amount_ore) IS DISTINCT FROM amount) THEN
        RAISE EXCEPTION 'turnover follows from the journal alone' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$ LANGUAGE plpgsql;
--
CREATE TRIGGER money_turnover_follows_journal BEFORE INSERT OR UPDATE ON money_turnover
FOR EACH ROW EXECUTE FUNCTION money_turnover_check();
--
CREATE TRIGGER money_turnover_no_delete BEFORE DELETE ON money_turnover
FOR EACH ROW EXECUTE FUNCTION handlingsrom_append_only();
--
CREATE TRIGGER money_turnover_no_truncate BEFORE TRUNCATE ON money_turnover
FOR EACH STATEMENT EXECUTE FUNCTION handlingsrom_append_only();
--
CREATE OR REPLACE FUNCTION money_account_check() RETURNS trigger AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.balance_ore <> 0 OR NEW.last_entry <> 0 THEN
            RAISE EXCEPTION 'an account starts at zero' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    ELSIF (NEW.id, NEW.partnership_id, NEW.kind, NEW.grant_id, NEW.year, NEW.initiative_id)
        IS DISTINCT FROM (OLD.id, OLD.partnership_id, OLD.kind, OLD.grant_id, OLD.year, OLD.initiative_id)
        OR NEW.last_entry = OLD.last_entry OR pg_trigger_depth() < 2
        OR NEW.balance_ore - OLD.balance_ore IS DISTINCT FROM (
            SELECT CASE OLD.id WHEN to_account_id THEN amount_ore WHEN from_account_id THEN -amount_ore END
            FROM money_entry WHERE id = NEW.last_entry) THEN
        RAISE EXCEPTION 'a balance follows from the journal alone' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$ LANGUAGE plpgsql;
--
CREATE TRIGGER money_account_balance_follows_journal BEFORE INSERT OR UPDATE ON money_account
FOR EACH ROW EXECUTE FUNCTION money_account_check();
--
CREATE TRIGGER money_account_no_delete BEFORE DELETE ON money_account
FOR EACH ROW EXECUTE FUNCTION handlingsrom_append_only();
--
CREATE TRIGGER money_account_no_truncate BEFORE TRUNCATE ON money_account
FOR EACH STATEMENT EXECUTE FUNCTION handlingsrom_append_only();
--
-- That what a condition requires has come in place is said of it later; all else stays.
CREATE OR REPLACE FUNCTION money_condition_check() RETURNS trigger AS $$
BEGIN
    IF (NEW.id, NEW.initiative_id, NEW.year, NEW.amount_ore, NEW.requires, NEW.set_on, NEW.recorded_at)
        IS DISTINCT FROM
        (OLD.id, OLD.initiative_id, OLD.year, OLD.amount_ore, OLD.requires, OLD.set_on, OLD.recorded_at) THEN
        RAISE EXCEPTION 'a condition stays as decided' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$ LANGUAGE plpgsql;
--
CREATE TRIGGER money_condition_stays_as_decided BEFORE UPDATE ON money_condition
FOR EACH ROW EXECUTE FUNCTION money_condition_check();
--
CREATE TRIGGER money_condition_no_delete BEFORE DELETE ON money_condition
FOR EACH ROW EXECUTE FUNCTION handlingsrom_append_only();
--
CREATE TRIGGER money_condition_no_truncate BEFORE TRUNCATE ON money_condition
FOR EACH STATEMENT EXECUTE FUNCTION handlingsrom_append_only();
--
CREATE OR REPLACE FUNCTION money_grant_check() RETURNS trigger AS $$
BEGIN
    IF (NEW.id, NEW.partnership_id) IS DISTINCT FROM (OLD.id, OLD.partnership_id) THEN
        RAISE EXCEPTION 'a grant stays with its partnership' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$ LANGUAGE plpgsql;
--
CREATE TRIGGER money_grant_stays_with_its_partnership BEFORE UPDATE ON money_grant
FOR EACH ROW EXECUTE FUNCTION money_grant_check();
--
CREATE TRIGGER money_grant_no_delete BEFORE DELETE ON money_grant
FOR EACH ROW EXECUTE FUNCTION handlingsrom_append_only();
--
CREATE TRIGGER money_grant_no_truncate BEFORE TRUNCATE ON money_grant
FOR EACH STATEMENT EXECUTE FUNCTION handlingsrom_append_only();
