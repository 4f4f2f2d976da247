-- All that locks rows does so in this order, so that nothing deadlocks: reservation, claims by seat number, wallet.

-- The deadline that another store told, if the two clocks agree within a second, else what remains by this clock.
CREATE FUNCTION shared_deadline(p_told timestamptz, p_remaining_us bigint) RETURNS timestamptz
LANGUAGE plpgsql AS $$
DECLARE
    reckoned timestamptz := clock_timestamp() + p_remaining_us * interval '1 microsecond';
BEGIN
    RETURN CASE
        WHEN p_told BETWEEN reckoned - interval '1 second' AND reckoned + interval '1 second' THEN p_told
        ELSE reckoned
    END;
END
$$;

-- Whether the sale has opened and the performance has not begun.
CREATE FUNCTION is_bookable(p_performance uuid, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM performance p JOIN concert c USING (concert_id)
        WHERE p.performance_id = p_performance AND c.sales_open_at <= p_at AND p_at < p.starts_at);
END
$$;

-- Claims every seat, taking over claims that are free again under a higher fence, or raises FRTKN with the seats that
-- somebody else was faster at as its detail.
CREATE FUNCTION claim_seats(
    p_reservation uuid, p_user uuid, p_performance uuid, p_seats integer[], p_deadline timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    missed integer[];
BEGIN
    WITH claimed AS (
        INSERT INTO seat_claim AS held (performance_id, seat_number, reservation_id, user_id, state, expires_at)
        SELECT p_performance, seat_number, p_reservation, p_user, 'RESERVED', p_deadline
        FROM unnest(p_seats) AS wanted (seat_number)
        ORDER BY seat_number
        ON CONFLICT (performance_id, seat_number) DO UPDATE
        SET reservation_id = excluded.reservation_id,
            user_id = excluded.user_id,
            state = excluded.state,
            expires_at = excluded.expires_at,
            -- Drawn under the row's lock, so that it is above that of the claim taken over.
            fence = nextval('seat_claim_fence')
        WHERE held.state = 'RESERVED' AND held.expires_at <= clock_timestamp()
        RETURNING seat_number, fence
    ), remembered AS (
        INSERT INTO reservation_seat (performance_id, reservation_id, seat_number, price, fence)
        SELECT p_performance, p_reservation, c.seat_number, s.price, c.fence
        FROM claimed c
        JOIN section s ON s.performance_id = p_performance AND c.seat_number BETWEEN s.first_seat AND s.last_seat
    )
    SELECT array_agg(seat_number ORDER BY seat_number) INTO missed
    FROM unnest(p_seats) AS wanted (seat_number)
    WHERE seat_number NOT IN (SELECT c.seat_number FROM claimed c);

    IF missed IS NOT NULL THEN
        RAISE EXCEPTION 'seats are taken' USING ERRCODE = 'FRTKN', DETAIL = missed::text;
    END IF;
END
$$;

-- Turns a hold into a reservation and its claims: all seats or none. Outcomes, in this order: ALREADY_RESERVED (made_id),
-- HOLD_EXPIRED, NOT_BOOKABLE, TAKEN (taken_seats), OVER_LIMIT, RESERVED (made_id, price, made_at, deadline).
-- p_seats: distinct seats of the hall. p_remaining_us: how long the hold lasts, in microseconds, from when it was read.
CREATE FUNCTION reserve_seats(
    p_reservation uuid,
    p_hold uuid,
    p_user uuid,
    p_performance uuid,
    p_seats integer[],
    p_hold_expires_at timestamptz,
    p_remaining_us bigint,
    p_seat_limit integer,
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

    INSERT INTO reservation (reservation_id, hold_id, user_id, performance_id, status, total_price, created_at, expires_at)
    VALUES (p_reservation, p_hold, p_user, p_performance, 'RESERVED', price, made_at, deadline);
    PERFORM claim_seats(p_reservation, p_user, p_performance, p_seats, deadline);
    made_id := p_reservation;
    outcome := 'RESERVED';
EXCEPTION WHEN SQLSTATE 'FRTKN' THEN
    -- Somebody was faster at one of the seats: the reservation and its other claims are undone.
    GET STACKED DIAGNOSTICS taken_seats = PG_EXCEPTION_DETAIL;
    outcome := 'TAKEN';
END
$$;

-- Marks at most p_at_most reservations past their deadline as expired, drops their claims, and returns how many it marked.
-- Simultaneous calls take different ones.
CREATE FUNCTION expire_overdue(p_at_most integer) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
    -- A constant within the statement below, so that the index serves.
    present timestamptz := clock_timestamp();
    overdue uuid[];
BEGIN
    WITH locked AS (
        SELECT reservation_id FROM reservation
        WHERE status = 'RESERVED' AND expires_at <= present
        ORDER BY expires_at LIMIT p_at_most
        FOR UPDATE SKIP LOCKED
    ), marked AS (
        UPDATE reservation r SET status = 'EXPIRED' FROM locked l WHERE r.reservation_id = l.reservation_id
        RETURNING r.reservation_id
    )
    SELECT array_agg(reservation_id) INTO overdue FROM marked;

    -- Locked in the order of all others first; what has been taken over meanwhile is left alone.
    DELETE FROM seat_claim c USING (
        SELECT performance_id, seat_number FROM seat_claim
        WHERE reservation_id = ANY (overdue)
        ORDER BY performance_id, seat_number
        FOR UPDATE
    ) AS dropped
    WHERE c.performance_id = dropped.performance_id AND c.seat_number = dropped.seat_number
      AND c.reservation_id = ANY (overdue);
    RETURN coalesce(cardinality(overdue), 0);
END
$$;
