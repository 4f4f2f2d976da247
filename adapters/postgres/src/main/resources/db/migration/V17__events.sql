-- Work that one instance does at a time has a name here, and a holder until its term is over.
CREATE TABLE lease (
    name   text PRIMARY KEY,
    holder uuid NOT NULL,
    until  timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON lease TO frontrow_app;

-- A UUID of version 7: the milliseconds of now, then chance. Bits 52 and 53 turn version 4 into 7.
CREATE FUNCTION fresh_event_id() RETURNS uuid
LANGUAGE sql VOLATILE
RETURN encode(
    set_bit(
        set_bit(
            overlay(
                uuid_send(gen_random_uuid())
                PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
                FROM 1 FOR 6),
            52, 1),
        53, 1),
    'hex')::uuid;

-- What happened, to be told to others: id to payload are the columns that Debezium's outbox event router reads. Events of
-- a reservation are in the order of their positions: what happens to it holds the lock of its row, and commits before
-- the next that happens draws a position.
CREATE TABLE outbox (
    position      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id            uuid NOT NULL DEFAULT fresh_event_id(),
    aggregatetype text NOT NULL DEFAULT 'reservation',
    aggregateid   uuid NOT NULL,
    type          text NOT NULL,
    payload       jsonb NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    published_at  timestamptz
);

CREATE INDEX outbox_unpublished ON outbox (position) WHERE published_at IS NULL;
CREATE INDEX outbox_published ON outbox (published_at) WHERE published_at IS NOT NULL;

GRANT SELECT, INSERT, DELETE ON outbox TO frontrow_app;
GRANT UPDATE (published_at) ON outbox TO frontrow_app;

-- What every payload has.
CREATE FUNCTION told_at_present() RETURNS jsonb
LANGUAGE sql VOLATILE
RETURN jsonb_build_object('at', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'));

-- What there is to tell of reservations, payments and refunds as they are. Views, so that the triggers below read them by
-- plans without parameters, which are made once; nothing volatile is in them, which would have all their rows computed.
CREATE VIEW reservation_event AS
    SELECT r.reservation_id,
        CASE r.status
            WHEN 'RESERVED' THEN 'ReservationMade'
            WHEN 'CONFIRMED' THEN 'ReservationConfirmed'
            WHEN 'EXPIRED' THEN 'ReservationExpired'
            WHEN 'CANCELED' THEN 'ReservationCanceled'
        END AS type,
        jsonb_build_object(
            'reservationId', r.reservation_id,
            'userId', r.user_id,
            'concertId', p.concert_id,
            'performanceId', r.performance_id,
            'seatNumbers', (
                SELECT jsonb_agg(s.seat_number ORDER BY s.seat_number) FROM reservation_seat s
                WHERE s.performance_id = r.performance_id AND s.reservation_id = r.reservation_id),
            'totalPrice', r.total_price) AS payload
    FROM reservation r JOIN performance p USING (performance_id);

CREATE VIEW payment_event AS
    SELECT p.payment_id,
        p.reservation_id,
        CASE p.status WHEN 'SUCCESS' THEN 'PaymentSucceeded' WHEN 'FAIL' THEN 'PaymentFailed' END AS type,
        jsonb_strip_nulls(jsonb_build_object(
            'paymentId', p.payment_id,
            'reservationId', p.reservation_id,
            'userId', p.user_id,
            'concertId', d.concert_id,
            'performanceId', r.performance_id,
            'method', p.method,
            'amount', p.amount,
            'failure', p.failure)) AS payload
    FROM payment p JOIN reservation r USING (reservation_id) JOIN performance d USING (performance_id);

CREATE VIEW refund_event AS
    SELECT f.refund_id,
        p.reservation_id,
        'PaymentRefunded' AS type,
        jsonb_build_object(
            'refundId', f.refund_id,
            'paymentId', p.payment_id,
            'reservationId', p.reservation_id,
            'userId', p.user_id,
            'concertId', d.concert_id,
            'performanceId', r.performance_id,
            'method', p.method,
            'amount', f.amount,
            'reason', f.reason) AS payload
    FROM refund f
    JOIN payment p USING (payment_id) JOIN reservation r USING (reservation_id) JOIN performance d USING (performance_id);

GRANT SELECT ON reservation_event, payment_event, refund_event TO frontrow_app;

CREATE FUNCTION tell_of_made_reservations() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO outbox (aggregateid, type, payload)
    SELECT reservation_id, type, payload || told_at_present()
    FROM (SELECT DISTINCT reservation_id FROM fresh) AS made JOIN reservation_event USING (reservation_id);
    RETURN NULL;
END
$$;

-- A paid reservation is cancelled by giving its seats back, which is told with them.
CREATE FUNCTION tell_of_changed_reservations() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO outbox (aggregateid, type, payload)
    SELECT reservation_id, e.type, e.payload || told_at_present()
    FROM fresh JOIN stale USING (reservation_id) JOIN reservation_event e USING (reservation_id)
    WHERE fresh.status <> stale.status AND (stale.status, fresh.status) <> ('CONFIRMED', 'CANCELED');
    RETURN NULL;
END
$$;

CREATE FUNCTION tell_of_canceled_seats() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO outbox (aggregateid, type, payload)
    SELECT r.reservation_id,
        'ReservationCanceled',
        jsonb_build_object(
            'reservationId', r.reservation_id,
            'userId', r.user_id,
            'concertId', p.concert_id,
            'performanceId', r.performance_id,
            'seatNumbers', given_back.seats,
            'remainingSeatNumbers', (
                SELECT coalesce(jsonb_agg(s.seat_number ORDER BY s.seat_number), '[]') FROM reservation_seat s
                WHERE s.performance_id = r.performance_id AND s.reservation_id = r.reservation_id
                  AND NOT EXISTS (
                    SELECT FROM canceled_seat c
                    WHERE c.performance_id = s.performance_id AND c.reservation_id = s.reservation_id
                      AND c.seat_number = s.seat_number)),
            'refundId', f.refund_id,
            'refundedAmount', f.amount) || told_at_present()
    FROM (
        SELECT reservation_id, refund_id, jsonb_agg(seat_number ORDER BY seat_number) AS seats FROM fresh
        GROUP BY reservation_id, refund_id
    ) AS given_back
    JOIN refund f USING (refund_id)
    JOIN reservation r USING (reservation_id)
    JOIN performance p USING (performance_id);
    RETURN NULL;
END
$$;

CREATE FUNCTION tell_of_made_payments() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO outbox (aggregateid, type, payload)
    SELECT e.reservation_id, e.type, e.payload || told_at_present() FROM fresh JOIN payment_event e USING (payment_id)
    WHERE fresh.status <> 'PENDING';
    RETURN NULL;
END
$$;

CREATE FUNCTION tell_of_changed_payments() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO outbox (aggregateid, type, payload)
    SELECT e.reservation_id, e.type, e.payload || told_at_present()
    FROM fresh JOIN stale USING (payment_id) JOIN payment_event e USING (payment_id)
    WHERE fresh.status <> 'PENDING' AND fresh.status <> stale.status;
    RETURN NULL;
END
$$;

CREATE FUNCTION tell_of_made_refunds() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO outbox (aggregateid, type, payload)
    SELECT e.reservation_id, e.type, e.payload || told_at_present() FROM fresh JOIN refund_event e USING (refund_id)
    WHERE fresh.status = 'DONE';
    RETURN NULL;
END
$$;

CREATE FUNCTION tell_of_changed_refunds() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO outbox (aggregateid, type, payload)
    SELECT e.reservation_id, e.type, e.payload || told_at_present()
    FROM fresh JOIN stale USING (refund_id) JOIN refund_event e USING (refund_id)
    WHERE fresh.status = 'DONE' AND stale.status <> 'DONE';
    RETURN NULL;
END
$$;

-- Of statements, not of rows: what is done to many at once is told at once.
CREATE TRIGGER reservation_is_made AFTER INSERT ON reservation_seat
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION tell_of_made_reservations();
CREATE TRIGGER reservation_changes AFTER UPDATE ON reservation
    REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changed_reservations();
CREATE TRIGGER seats_are_given_back AFTER INSERT ON canceled_seat
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION tell_of_canceled_seats();
CREATE TRIGGER payment_is_made AFTER INSERT ON payment
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION tell_of_made_payments();
CREATE TRIGGER payment_changes AFTER UPDATE ON payment
    REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changed_payments();
CREATE TRIGGER refund_is_made AFTER INSERT ON refund
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION tell_of_made_refunds();
CREATE TRIGGER refund_changes AFTER UPDATE ON refund
    REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changed_refunds();
