-- What came of a hold that was to become a reservation. Which columns are set depends on the outcome.
CREATE TYPE reservation_answer AS (
    outcome     text,
    made_id     uuid,
    taken_seats integer[],
    price       bigint,
    made_at     timestamptz,
    deadline    timestamptz
);

-- Turns holds into reservations, see reserve_seats; members are as in V20. Their seats are in two arrays of equal length:
-- whose seat, and its number. To take over a claim is a matter for a member alone. Whoever meets a claim that somebody
-- else is just making waits for it briefly, and then all fail: such races have been decided among the holds.
CREATE FUNCTION reserve_seats_of_many(
    p_reservations uuid[],
    p_holds uuid[],
    p_users uuid[],
    p_performances uuid[],
    p_seat_members integer[],
    p_seats integer[],
    p_holds_expire_at timestamptz[],
    p_remaining_us bigint[],
    p_seat_limits integer[],
    p_tickets uuid[]) RETURNS SETOF reservation_answer
LANGUAGE plpgsql SET lock_timeout = '50ms' AS $$
DECLARE
    deadlines timestamptz[];
    begun     integer[];
    present   timestamptz;
    answers   reservation_answer[];
BEGIN
    SELECT array_agg(shared_deadline(told, remaining_us) ORDER BY n) INTO deadlines
    FROM unnest(p_holds_expire_at, p_remaining_us) WITH ORDINALITY AS sent (told, remaining_us, n);

    -- A user's orders for one performance go one after the other.
    SELECT coalesce(array_agg(n), '{}') INTO begun
    FROM (
        SELECT DISTINCT ON (user_id, performance_id) n, user_id, performance_id
        FROM unnest(p_users, p_performances) WITH ORDINALITY AS sent (user_id, performance_id, n)
        ORDER BY user_id, performance_id, n
    ) AS earliest
    WHERE pg_try_advisory_xact_lock(hashtextextended('reserve ' || user_id || ' ' || performance_id, 0));
    present := clock_timestamp();

    WITH wanted AS (
        SELECT n, p_performances[n] AS performance_id, seat_number,
            row_number() OVER (PARTITION BY p_performances[n], seat_number ORDER BY n) > 1 AS is_contested
        FROM unnest(p_seat_members, p_seats) AS wanted (n, seat_number)
    ), met AS (
        SELECT w.n, count(*) AS seats, sum(s.price)::bigint AS price,
            bool_or(w.is_contested) AS is_contested, bool_or(s.price IS NULL) AS is_outside,
            count(c.seat_number) > 0 AS has_claims,
            array_agg(c.seat_number ORDER BY c.seat_number) FILTER (WHERE c.state = 'SOLD' OR c.expires_at > present)
                AS taken_seats
        FROM wanted w
        LEFT JOIN section s ON s.performance_id = w.performance_id AND w.seat_number BETWEEN s.first_seat AND s.last_seat
        LEFT JOIN seat_claim c ON c.performance_id = w.performance_id AND c.seat_number = w.seat_number
        GROUP BY w.n
    ), decided AS (
        SELECT m.*, r.reservation_id AS earlier_id,
            CASE
                WHEN NOT m.n = ANY (begun) THEN 'RETRY_ALONE'
                WHEN r.reservation_id IS NOT NULL THEN 'ALREADY_RESERVED'
                WHEN deadlines[m.n] <= present THEN 'HOLD_EXPIRED'
                WHEN NOT is_bookable(p_performances[m.n], present) THEN 'NOT_BOOKABLE'
                WHEN m.is_contested THEN 'RETRY_ALONE'
                WHEN m.taken_seats IS NOT NULL THEN 'TAKEN'
                WHEN m.seats > p_seat_limits[m.n] - (
                    SELECT count(*) FROM seat_claim c
                    WHERE c.performance_id = p_performances[m.n] AND c.user_id = p_users[m.n]
                      AND (c.state = 'SOLD' OR c.expires_at > present)) THEN 'OVER_LIMIT'
                WHEN m.has_claims OR m.is_outside THEN 'RETRY_ALONE'
                ELSE 'RESERVED'
            END AS outcome
        FROM met m
        LEFT JOIN reservation r ON r.hold_id = p_holds[m.n]
    ), reserved AS (
        INSERT INTO reservation (
            reservation_id, hold_id, user_id, performance_id, status, total_price, created_at, expires_at, ticket_id)
        SELECT p_reservations[n], p_holds[n], p_users[n], p_performances[n], 'RESERVED', price, present, deadlines[n],
            p_tickets[n]
        FROM decided d
        WHERE d.outcome = 'RESERVED'
    ), claimed AS (
        INSERT INTO seat_claim AS claim (performance_id, seat_number, reservation_id, user_id, state, expires_at)
        SELECT w.performance_id, w.seat_number, p_reservations[n], p_users[n], 'RESERVED', deadlines[n]
        FROM decided d JOIN wanted w USING (n)
        WHERE d.outcome = 'RESERVED'
        ORDER BY w.performance_id, w.seat_number
        RETURNING claim.performance_id, claim.reservation_id, claim.seat_number, claim.fence
    ), remembered AS (
        INSERT INTO reservation_seat (performance_id, reservation_id, seat_number, price, fence)
        SELECT c.performance_id, c.reservation_id, c.seat_number, s.price, c.fence
        FROM claimed c
        JOIN section s ON s.performance_id = c.performance_id AND c.seat_number BETWEEN s.first_seat AND s.last_seat
    )
    SELECT array_agg(
        ROW (
            coalesce(d.outcome, 'RETRY_ALONE'),
            CASE d.outcome WHEN 'RESERVED' THEN p_reservations[n] ELSE d.earlier_id END,
            d.taken_seats, d.price, present, deadlines[n])::reservation_answer
        ORDER BY n) INTO answers
    FROM generate_subscripts(p_reservations, 1) AS n LEFT JOIN decided d USING (n);

    RETURN QUERY SELECT * FROM unnest(answers);
EXCEPTION WHEN OTHERS THEN
    RAISE LOG 'many reservations are undone and made one by one, SQLSTATE %', SQLSTATE;
    RETURN QUERY
        SELECT 'RETRY_ALONE', NULL::uuid, NULL::integer[], NULL::bigint, NULL::timestamptz, NULL::timestamptz
        FROM unnest(p_reservations);
END
$$;
