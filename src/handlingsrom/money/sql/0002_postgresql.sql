-- Each statement ends with a line of two dashes, because the statements themselves hold semicolons.
CREATE OR REPLACE FUNCTION money_entry_check() RETURNS trigger AS $$
BEGIN
    IF (SELECT count(*) FROM money_account WHERE id IN (NEW.from_account_id, NEW.to_account_id)
        AND partnership_id = NEW.partnership_id) <> 2 THEN
        RAISE EXCEPTION 'an entry stays within one partnership' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$ LANGUAGE plpgsql;
--
CREATE TRIGGER money_entry_one_partnership BEFORE INSERT ON money_entry
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
