-- What a queue whose store lost its memory has to know again.

-- Whether anyone was ever let in: a store that meets such a room for the first time has lost it.
ALTER TABLE waiting_room ADD COLUMN has_admitted boolean NOT NULL DEFAULT false;

-- The ticket of the waiting room that a reservation was made with; null if that was before it was remembered.
ALTER TABLE reservation ADD COLUMN ticket_id uuid;

-- The same function with one parameter more. Instances that do not give it yet find this one all the same.
DROP FUNCTION reserve_seats(uuid, uuid, uuid, uuid, integer[], timestamptz, bigint, integer);

-- Turns a hold into a reservation and its claims: all seats or none. Outcomes, in this order: ALREADY_RESERVED (made_id),
-- HOLD_EXPIRED, NOT_BOOKABLE, TAKEN (taken_seats), OVER_LIMIT, RESERVED (made_id, price, made_at, deadline).
-- p_ticket: of the waiting room. p_seats: distinct seats of the hall. p_remaining_us: how long the hold lasts, in microseconds, from when it was read.
CREATE FUNCTION reserve_seats(
    p_reservation uuid,
    p_hold uuid,
    p_user uuid,
    p_performance uuid,
    p_seats integer[],
    p_hold_expires_at timestamptz,
    p_remaining_us bigint,
    p_seat_limit integer,
    p_ticket uuid DEFAULT NULL,
    OUT outcome text,
    OUT made_id uuid,
    OUT taken_seats integer[],
    OUT price bigint,
    OUT made_at timestamptz,
    OUT deadline timestamptz)
LANGUAGE plpgsql AS $$
DECLARE
    priced_seats integer;
BEGIN
    deadline := shared_deadline(p_hold_expires_at, p_remaining_us);
    -- A user's orders for one performance go one after the other: else two at once could pass the limit together.
    PERFORM pg_advisory_xact_lock(hashtextextended('reserve ' || p_user || ' ' || p_performance, 0));

    SELECT r.reservation_id INTO made_id FROM reservation r WHERE r.hold_id = p_hold;
    IF FOUND THEN
        outcome := 'ALREADY_RESERVED';
        RETURN;
    END IF;
    made_at := clock_timestamp();
    IF deadline <= made_at THEN
        outcome := 'HOLD_EXPIRED';
        RETURN;
    END IF;
    IF NOT is_bookable(p_performance, made_at) THEN
        outcome := 'NOT_BOOKABLE';
        RETURN;
    END IF;
    SELECT array_agg(c.seat_number ORDER BY c.seat_number) INTO taken_seats FROM seat_claim c
    WHERE c.performance_id = p_performance AND c.seat_number = ANY (p_seats)
      AND (c.state = 'SOLD' OR c.expires_at > made_at);
    IF taken_seats IS NOT NULL THEN
        outcome := 'TAKEN';
        RETURN;
    END IF;
    IF cardinality(p_seats) > p_seat_limit - (
        SELECT count(*) FROM seat_claim c
        WHERE c.performance_id = p_performance AND c.user_id = p_user
          AND (c.state = 'SOLD' OR c.expires_at > made_at))
    THEN
        outcome := 'OVER_LIMIT';
        RETURN;
    END IF;

    SELECT count(*), sum(s.price) INTO priced_seats, price
    FROM unnest(p_seats) AS wanted (seat_number)
    JOIN section s ON s.performance_id = p_performance AND wanted.seat_number BETWEEN s.first_seat AND s.last_seat;
    IF priced_seats <> cardinality(p_seats) THEN
        RAISE EXCEPTION 'the hall has no such seats' USING ERRCODE = 'invalid_parameter_value';
    END IF;

    INSERT INTO reservation (
        reservation_id, hold_id, user_id, performance_id, status, total_price, created_at, expires_at, ticket_id)
    VALUES (p_reservation, p_hold, p_user, p_performance, 'RESERVED', price, made_at, deadline, p_ticket);
    PERFORM claim_seats(p_reservation, p_user, p_performance, p_seats, deadline);
    made_id := p_reservation;
    outcome := 'RESERVED';
EXCEPTION WHEN SQLSTATE 'FRTKN' THEN
    -- Somebody was faster at one of the seats: the reservation and its other claims are undone.
    GET STACKED DIAGNOSTICS taken_seats = PG_EXCEPTION_DETAIL;
    outcome := 'TAKEN';
END
$$;
