-- Rows that record what happened are never changed, not even by the owner of the schema.
CREATE OR REPLACE FUNCTION reject_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

DO $$
DECLARE
    history regclass;
BEGIN
    FOREACH history IN ARRAY ARRAY[
        'transfer', 'entry', 'seal', 'account_snapshot', 'reservation_seat', 'canceled_seat', 'operator_action'
    ]::regclass[]
    LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %s
            FOR EACH STATEMENT EXECUTE FUNCTION reject_change()', history);
    END LOOP;
END
$$;

CREATE OR REPLACE TRIGGER decided_once BEFORE UPDATE ON idempotency_record
    FOR EACH ROW WHEN (OLD.outcome <> 'RUNNING') EXECUTE FUNCTION reject_change();

-- States only move forward. The conditions of the triggers cost an update nothing but their evaluation.
CREATE OR REPLACE FUNCTION reject_transition() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a % that is % does not become %', TG_TABLE_NAME, OLD.status, NEW.status
        USING ERRCODE = 'check_violation';
END
$$;

CREATE OR REPLACE TRIGGER reservation_status_moves_forward BEFORE UPDATE OF status ON reservation
    FOR EACH ROW
    WHEN (OLD.status <> NEW.status AND (OLD.status, NEW.status) NOT IN (
        ('RESERVED', 'CONFIRMED'), ('RESERVED', 'EXPIRED'), ('RESERVED', 'CANCELED'), ('CONFIRMED', 'CANCELED')))
    EXECUTE FUNCTION reject_transition();
CREATE OR REPLACE TRIGGER payment_status_moves_forward BEFORE UPDATE OF status ON payment
    FOR EACH ROW
    WHEN (OLD.status <> NEW.status AND OLD.status <> 'PENDING')
    EXECUTE FUNCTION reject_transition();
CREATE OR REPLACE TRIGGER refund_status_moves_forward BEFORE UPDATE OF status ON refund
    FOR EACH ROW
    WHEN (OLD.status <> NEW.status AND OLD.status <> 'PENDING')
    EXECUTE FUNCTION reject_transition();
