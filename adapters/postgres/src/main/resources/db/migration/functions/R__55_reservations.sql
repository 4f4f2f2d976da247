-- All functions lock rows in this order, so that they do not deadlock: reservation, claims by seat number, wallet.

-- The deadline of a hold: the one that the store of the holds gave, if the clocks of the two stores agree within a
-- second, else now and what remains, in microseconds.
CREATE OR REPLACE FUNCTION hold_deadline(p_expires_at timestamptz, p_remaining_us bigint) RETURNS timestamptz
LANGUAGE plpgsql AS $$
DECLARE
    local_deadline timestamptz := clock_timestamp() + p_remaining_us * interval '1 microsecond';
BEGIN
    RETURN CASE
        WHEN p_expires_at BETWEEN local_deadline - interval '1 second' AND local_deadline + interval '1 second'
        THEN p_expires_at
        ELSE local_deadline
    END;
END
$$;

-- Whether the performance is on sale, the sale has opened and the performance has not started.
CREATE OR REPLACE FUNCTION is_bookable(p_performance uuid, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM performance p JOIN concert c USING (concert_id)
        WHERE p.performance_id = p_performance AND p.state = 'ON_SALE' AND c.sales_open_at <= p_at
          AND p_at < p.starts_at);
END
$$;

-- The number of the advisory lock of a user's reservations for a performance. They are made one after the other: two
-- at once could exceed the limit together.
CREATE OR REPLACE FUNCTION reservation_lock(p_user uuid, p_performance uuid) RETURNS bigint
LANGUAGE sql STABLE
RETURN hashtextextended('reserve ' || p_user || ' ' || p_performance, 0);

-- Why a hold cannot become a reservation at this moment, in order of precedence; null if it can. One rule for single
-- reservations and batches.
-- p_earlier: the reservation that was made of the hold before, if any. p_taken_seats: the wanted seats that are
-- claimed.
CREATE OR REPLACE FUNCTION reservation_refusal(
    p_earlier uuid, p_deadline timestamptz, p_performance uuid, p_user uuid, p_taken_seats integer[],
    p_seat_count bigint, p_seat_limit integer, p_at timestamptz) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
    RETURN CASE
        WHEN p_earlier IS NOT NULL THEN 'ALREADY_RESERVED'
        WHEN p_deadline <= p_at THEN 'HOLD_EXPIRED'
        WHEN NOT is_bookable(p_performance, p_at) THEN 'NOT_BOOKABLE'
        WHEN p_taken_seats IS NOT NULL THEN 'TAKEN'
        WHEN p_seat_count > p_seat_limit - (
            SELECT count(*) FROM seat_claim c
            WHERE c.performance_id = p_performance AND c.user_id = p_user AND (c.state = 'SOLD' OR c.expires_at > p_at))
        THEN 'OVER_LIMIT'
    END;
END
$$;

-- Claims every seat, taking over claims that are free again under a higher fence, or raises FRTKN with the seats that
-- another reservation claimed first as its detail.
CREATE OR REPLACE FUNCTION claim_seats(
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
    ), recorded AS (
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

-- Turns a hold into a reservation and its claims: all seats or none. Outcomes: those of reservation_refusal
-- (ALREADY_RESERVED with reservation_id, TAKEN with taken_seats), else RESERVED (reservation_id, price, created_at,
-- expires_at).
-- p_queue_entry: in whose turn. p_seats: distinct seats of the hall. p_remaining_us: how long the hold lasts, in
-- microseconds, from when it was read.
CREATE OR REPLACE FUNCTION reserve_seats(
    p_reservation uuid,
    p_hold uuid,
    p_user uuid,
    p_performance uuid,
    p_seats integer[],
    p_hold_expires_at timestamptz,
    p_remaining_us bigint,
    p_seat_limit integer,
    p_queue_entry uuid DEFAULT NULL) RETURNS reservation_result
LANGUAGE plpgsql AS $$
DECLARE
    result       reservation_result;
    priced_seats integer;
BEGIN
    result.expires_at := hold_deadline(p_hold_expires_at, p_remaining_us);
    PERFORM pg_advisory_xact_lock_shared(sale_lock(p_performance));
    PERFORM pg_advisory_xact_lock(reservation_lock(p_user, p_performance));

    SELECT r.reservation_id INTO result.reservation_id FROM reservation r WHERE r.hold_id = p_hold;
    result.created_at := clock_timestamp();
    SELECT array_agg(c.seat_number ORDER BY c.seat_number) INTO result.taken_seats FROM seat_claim c
    WHERE c.performance_id = p_performance AND c.seat_number = ANY (p_seats)
      AND (c.state = 'SOLD' OR c.expires_at > result.created_at);
    result.outcome := reservation_refusal(
        result.reservation_id, result.expires_at, p_performance, p_user, result.taken_seats, cardinality(p_seats),
        p_seat_limit, result.created_at);
    IF result.outcome IS NOT NULL THEN
        RETURN result;
    END IF;

    SELECT count(*), sum(s.price) INTO priced_seats, result.price
    FROM unnest(p_seats) AS wanted (seat_number)
    JOIN section s ON s.performance_id = p_performance AND wanted.seat_number BETWEEN s.first_seat AND s.last_seat;
    IF priced_seats <> cardinality(p_seats) THEN
        RAISE EXCEPTION 'the hall has no such seats' USING ERRCODE = 'invalid_parameter_value';
    END IF;

    INSERT INTO reservation (
        reservation_id, hold_id, user_id, performance_id, queue_entry_id, status, total_price, created_at, expires_at)
    VALUES (
        p_reservation, p_hold, p_user, p_performance, p_queue_entry, 'RESERVED', result.price, result.created_at,
        result.expires_at);
    PERFORM claim_seats(p_reservation, p_user, p_performance, p_seats, result.expires_at);
    result.reservation_id := p_reservation;
    result.outcome := 'RESERVED';
    RETURN result;
EXCEPTION WHEN SQLSTATE 'FRTKN' THEN
    -- Another reservation claimed one of the seats first: this reservation and its other claims are undone.
    GET STACKED DIAGNOSTICS result.taken_seats = PG_EXCEPTION_DETAIL;
    result.outcome := 'TAKEN';
    RETURN result;
END
$$;

-- Turns holds into reservations, see reserve_seats; for batches see begin_commands. The seats of all members are
-- in two arrays of equal length: the number of the member, and the number of the seat. A member that would take over a
-- claim is run alone. A batch that meets a claim which another transaction is just making waits for it briefly and
-- then fails as a whole: such races have been decided among the holds.
CREATE OR REPLACE FUNCTION reserve_seats_batch(
    p_reservations uuid[],
    p_holds uuid[],
    p_users uuid[],
    p_performances uuid[],
    p_seat_members integer[],
    p_seats integer[],
    p_holds_expire_at timestamptz[],
    p_remaining_us bigint[],
    p_seat_limits integer[],
    p_queue_entries uuid[]) RETURNS SETOF reservation_result
LANGUAGE plpgsql SET lock_timeout = '50ms' AS $$
DECLARE
    deadlines timestamptz[];
    begun     integer[];
    now_at    timestamptz;
    results   reservation_result[];
BEGIN
    SELECT array_agg(hold_deadline(expires_at, remaining_us) ORDER BY n) INTO deadlines
    FROM unnest(p_holds_expire_at, p_remaining_us) WITH ORDINALITY AS sent (expires_at, remaining_us, n);

    SELECT coalesce(array_agg(n), '{}') INTO begun
    FROM (
        SELECT DISTINCT ON (user_id, performance_id) n, user_id, performance_id
        FROM unnest(p_users, p_performances) WITH ORDINALITY AS sent (user_id, performance_id, n)
        ORDER BY user_id, performance_id, n
    ) AS earliest
    WHERE pg_try_advisory_xact_lock_shared(sale_lock(performance_id))
      AND pg_try_advisory_xact_lock(reservation_lock(user_id, performance_id));
    now_at := clock_timestamp();

    WITH wanted AS (
        SELECT n, p_performances[n] AS performance_id, seat_number,
            row_number() OVER (PARTITION BY p_performances[n], seat_number ORDER BY n) > 1 AS is_contested
        FROM unnest(p_seat_members, p_seats) AS wanted (n, seat_number)
    ), found AS (
        SELECT w.n, count(*) AS seats, sum(s.price)::bigint AS price,
            bool_or(w.is_contested) AS is_contested, bool_or(s.price IS NULL) AS is_outside,
            count(c.seat_number) > 0 AS has_claims,
            array_agg(c.seat_number ORDER BY c.seat_number) FILTER (WHERE c.state = 'SOLD' OR c.expires_at > now_at)
                AS taken_seats
        FROM wanted w
        LEFT JOIN section s
            ON s.performance_id = w.performance_id AND w.seat_number BETWEEN s.first_seat AND s.last_seat
        LEFT JOIN seat_claim c ON c.performance_id = w.performance_id AND c.seat_number = w.seat_number
        GROUP BY w.n
    ), decided AS (
        SELECT f.*, r.reservation_id AS earlier_id,
            CASE
                WHEN f.is_contested OR NOT f.n = ANY (begun) THEN 'RETRY_ALONE'
                ELSE coalesce(
                    reservation_refusal(
                        r.reservation_id, deadlines[f.n], p_performances[f.n], p_users[f.n], f.taken_seats, f.seats,
                        p_seat_limits[f.n], now_at),
                    CASE WHEN f.has_claims OR f.is_outside THEN 'RETRY_ALONE' ELSE 'RESERVED' END)
            END AS outcome
        FROM found f
        LEFT JOIN reservation r ON r.hold_id = p_holds[f.n]
    ), reserved AS (
        INSERT INTO reservation (
            reservation_id, hold_id, user_id, performance_id, queue_entry_id, status, total_price, created_at,
            expires_at)
        SELECT p_reservations[n], p_holds[n], p_users[n], p_performances[n], p_queue_entries[n], 'RESERVED', price,
            now_at, deadlines[n]
        FROM decided d
        WHERE d.outcome = 'RESERVED'
    ), claimed AS (
        INSERT INTO seat_claim AS claim (performance_id, seat_number, reservation_id, user_id, state, expires_at)
        SELECT w.performance_id, w.seat_number, p_reservations[n], p_users[n], 'RESERVED', deadlines[n]
        FROM decided d JOIN wanted w USING (n)
        WHERE d.outcome = 'RESERVED'
        ORDER BY w.performance_id, w.seat_number
        RETURNING claim.performance_id, claim.reservation_id, claim.seat_number, claim.fence
    ), recorded AS (
        INSERT INTO reservation_seat (performance_id, reservation_id, seat_number, price, fence)
        SELECT c.performance_id, c.reservation_id, c.seat_number, s.price, c.fence
        FROM claimed c
        JOIN section s ON s.performance_id = c.performance_id AND c.seat_number BETWEEN s.first_seat AND s.last_seat
    )
    SELECT array_agg(
        ROW (
            coalesce(d.outcome, 'RETRY_ALONE'),
            CASE d.outcome WHEN 'RESERVED' THEN p_reservations[n] ELSE d.earlier_id END,
            d.taken_seats, d.price, now_at, deadlines[n])::reservation_result
        ORDER BY n) INTO results
    FROM generate_subscripts(p_reservations, 1) AS n LEFT JOIN decided d USING (n);

    RETURN QUERY SELECT * FROM unnest(results);
EXCEPTION WHEN OTHERS THEN
    RAISE LOG 'a batch of reservations is undone, its members run one by one, SQLSTATE %', SQLSTATE;
    RETURN QUERY
        SELECT 'RETRY_ALONE', NULL::uuid, NULL::integer[], NULL::bigint, NULL::timestamptz, NULL::timestamptz
        FROM unnest(p_reservations);
END
$$;

-- Marks at most p_at_most reservations past their deadline as expired, deletes their claims, and returns how many it
-- marked. Simultaneous calls mark different ones.
CREATE OR REPLACE FUNCTION expire_reservations(p_at_most integer) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
    -- A constant within the statement below, so that the index is used.
    now_at  timestamptz := clock_timestamp();
    overdue uuid[];
BEGIN
    WITH locked AS (
        SELECT reservation_id FROM reservation
        WHERE status = 'RESERVED' AND expires_at <= now_at
        ORDER BY expires_at LIMIT p_at_most
        FOR UPDATE SKIP LOCKED
    ), marked AS (
        UPDATE reservation r SET status = 'EXPIRED' FROM locked l WHERE r.reservation_id = l.reservation_id
        RETURNING r.reservation_id
    )
    SELECT array_agg(reservation_id) INTO overdue FROM marked;

    -- Locked in the common order first. Claims that have been taken over in the meantime stay.
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

-- A reservation as its user sees it. Its seats are those that are not canceled; once all are, those that it had.
CREATE OR REPLACE VIEW reservation_view AS
SELECT r.reservation_id, r.hold_id, r.user_id, p.concert_id, r.performance_id, r.total_price, r.created_at,
    r.expires_at,
    CASE WHEN r.status = 'RESERVED' AND r.expires_at <= now() THEN 'EXPIRED' ELSE r.status END AS status,
    (
        SELECT array_agg(s.seat_number) FROM reservation_seat s
        WHERE s.performance_id = r.performance_id AND s.reservation_id = r.reservation_id
          AND (r.status = 'CANCELED' OR NOT EXISTS (
            SELECT FROM canceled_seat c
            WHERE c.performance_id = s.performance_id AND c.reservation_id = s.reservation_id
              AND c.seat_number = s.seat_number))
    ) AS seats,
    coalesce(refunded.amount, 0)::bigint AS refunded_amount,
    coalesce(refunded.status, 'NONE') AS refund_status
FROM reservation r
JOIN performance p USING (performance_id)
LEFT JOIN LATERAL (
    SELECT sum(f.amount) AS amount, CASE WHEN bool_or(f.status = 'PENDING') THEN 'PENDING' ELSE 'DONE' END AS status
    FROM payment y JOIN refund f USING (payment_id)
    WHERE y.reservation_id = r.reservation_id AND y.status = 'SUCCESS'
    HAVING count(*) > 0
) AS refunded ON true;

GRANT SELECT ON reservation_view TO frontrow_app;
