-- A UUID of version 7: the milliseconds of now, then random bits. Bits 52 and 53 turn version 4 into 7.
CREATE OR REPLACE FUNCTION new_event_id() RETURNS uuid
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

ALTER TABLE outbox ALTER COLUMN id SET DEFAULT new_event_id();

-- What every payload has.
CREATE OR REPLACE FUNCTION event_metadata() RETURNS jsonb
LANGUAGE sql VOLATILE
RETURN jsonb_build_object('at', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'));

-- The events of reservations, payments and refunds in their current states. They are views, so that the triggers below
-- read them by plans without parameters, which are made once. Nothing volatile is in them, since then all their rows
-- would be computed.
CREATE OR REPLACE VIEW reservation_event AS
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

CREATE OR REPLACE VIEW payment_event AS
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

CREATE OR REPLACE VIEW refund_event AS
    SELECT f.refund_id,
        p.reservation_id,
        'PaymentRefunded' AS type,
        jsonb_build_object(
            'refundId', f.refund_id,
            'method', p.method,
            'paymentId', p.payment_id,
            'reservationId', p.reservation_id,
            'userId', p.user_id,
            'concertId', d.concert_id,
            'performanceId', r.performance_id,
            'amount', f.amount,
            'reason', f.reason) AS payload
    FROM refund f
    JOIN payment p USING (payment_id)
    JOIN reservation r USING (reservation_id)
    JOIN performance d USING (performance_id);

GRANT SELECT ON reservation_event, payment_event, refund_event TO frontrow_app;

CREATE OR REPLACE FUNCTION emit_reservation_made() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO outbox (aggregateid, type, payload)
    SELECT reservation_id, type, payload || event_metadata()
    FROM (SELECT DISTINCT reservation_id FROM new_rows) AS made JOIN reservation_event USING (reservation_id);
    RETURN NULL;
END $$;

-- A paid reservation is canceled by giving its seats back; that event is emitted with the seats.
CREATE OR REPLACE FUNCTION emit_reservation_changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO outbox (aggregateid, type, payload)
    SELECT reservation_id, e.type, e.payload || event_metadata()
    FROM new_rows n JOIN old_rows o USING (reservation_id) JOIN reservation_event e USING (reservation_id)
    WHERE n.status <> o.status AND (o.status, n.status) <> ('CONFIRMED', 'CANCELED');
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION emit_seats_canceled() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
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
            'refundedAmount', f.amount) || event_metadata()
    FROM (
        SELECT reservation_id, refund_id, jsonb_agg(seat_number ORDER BY seat_number) AS seats FROM new_rows
        GROUP BY reservation_id, refund_id
    ) AS given_back
    JOIN refund f USING (refund_id)
    JOIN reservation r USING (reservation_id)
    JOIN performance p USING (performance_id);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION emit_payment_made() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO outbox (aggregateid, type, payload)
    SELECT e.reservation_id, e.type, e.payload || event_metadata()
    FROM new_rows n JOIN payment_event e USING (payment_id) WHERE n.status <> 'PENDING';
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION emit_payment_changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO outbox (aggregateid, type, payload)
    SELECT e.reservation_id, e.type, e.payload || event_metadata()
    FROM payment_event e JOIN new_rows n USING (payment_id)
    JOIN old_rows o USING (payment_id) WHERE n.status <> 'PENDING' AND n.status <> o.status;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION emit_refund_made() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO outbox (aggregateid, type, payload)
    SELECT e.reservation_id, e.type, e.payload || event_metadata()
    FROM new_rows n JOIN refund_event e USING (refund_id) WHERE n.status = 'DONE';
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION emit_refund_changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO outbox (aggregateid, type, payload)
    SELECT e.reservation_id, e.type, e.payload || event_metadata()
    FROM new_rows n JOIN old_rows o USING (refund_id) JOIN refund_event e USING (refund_id)
    WHERE n.status = 'DONE' AND o.status <> 'DONE';
    RETURN NULL;
END $$;

-- The triggers run per statement, not per row: the events of a batch are inserted at once.
CREATE OR REPLACE TRIGGER emit_reservation_made AFTER INSERT ON reservation_seat
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION emit_reservation_made();
CREATE OR REPLACE TRIGGER emit_seats_canceled AFTER INSERT ON canceled_seat
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION emit_seats_canceled();
CREATE OR REPLACE TRIGGER emit_payment_made AFTER INSERT ON payment
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION emit_payment_made();
CREATE OR REPLACE TRIGGER emit_payment_changed AFTER UPDATE ON payment
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION emit_payment_changed();
CREATE OR REPLACE TRIGGER emit_reservation_changed AFTER UPDATE ON reservation
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION emit_reservation_changed();
CREATE OR REPLACE TRIGGER emit_refund_made AFTER INSERT ON refund
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION emit_refund_made();
CREATE OR REPLACE TRIGGER emit_refund_changed AFTER UPDATE ON refund
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION emit_refund_changed();
