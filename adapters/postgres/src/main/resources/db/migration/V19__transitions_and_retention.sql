-- States move on, and never back. The conditions cost an update nothing but their evaluation.
CREATE FUNCTION refuse_transition() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a % that is % does not become %', TG_TABLE_NAME, OLD.status, NEW.status
        USING ERRCODE = 'check_violation';
END
$$;

CREATE TRIGGER reservation_moves_on BEFORE UPDATE OF status ON reservation
    FOR EACH ROW
    WHEN (OLD.status <> NEW.status AND (OLD.status, NEW.status) NOT IN (
        ('RESERVED', 'CONFIRMED'), ('RESERVED', 'EXPIRED'), ('RESERVED', 'CANCELED'), ('CONFIRMED', 'CANCELED')))
    EXECUTE FUNCTION refuse_transition();
CREATE TRIGGER payment_moves_on BEFORE UPDATE OF status ON payment
    FOR EACH ROW
    WHEN (OLD.status <> NEW.status AND OLD.status <> 'PENDING')
    EXECUTE FUNCTION refuse_transition();
CREATE TRIGGER refund_moves_on BEFORE UPDATE OF status ON refund
    FOR EACH ROW
    WHEN (OLD.status <> NEW.status AND OLD.status <> 'PENDING')
    EXECUTE FUNCTION refuse_transition();

-- Finds what has been kept for long enough.
CREATE INDEX command_record_by_age ON command_record (decided_at);
CREATE INDEX refresh_token_by_end ON refresh_token (expires_at);

GRANT DELETE ON command_record, refresh_token TO frontrow_app;
