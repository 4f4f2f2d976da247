CREATE OR REPLACE FUNCTION was_paid(p_reservation uuid) RETURNS boolean
LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM payment p WHERE p.reservation_id = p_reservation AND p.status = 'SUCCESS');

-- Why a reservation cannot be paid at this moment, in order of precedence; null if it can, provided that it has all
-- its claims. One rule for wallet, card and batch. A reservation that was paid is ALREADY_PAID, whatever became of it
-- later.
-- p_seats_concert: the concert of the reservation. p_turn_concert: the concert in whose turn it is to be paid. Both
-- are null where no turn is needed.
CREATE OR REPLACE FUNCTION payment_refusal(
    p_reservation reservation, p_seats_concert uuid, p_turn_concert uuid, p_at timestamptz) RETURNS text
LANGUAGE sql STABLE
RETURN CASE
    WHEN p_reservation.reservation_id IS NULL THEN 'UNKNOWN_RESERVATION'
    WHEN p_seats_concert IS DISTINCT FROM p_turn_concert THEN 'OTHER_CONCERT'
    WHEN p_reservation.status = 'CONFIRMED' THEN 'ALREADY_PAID'
    WHEN p_reservation.status = 'CANCELED' THEN
        CASE WHEN was_paid(p_reservation.reservation_id) THEN 'ALREADY_PAID' ELSE 'RESERVATION_CANCELED' END
    WHEN p_reservation.status <> 'RESERVED' OR p_reservation.expires_at <= p_at THEN 'RESERVATION_EXPIRED'
END;

-- Locks the claims of a reservation, and returns whether it has all of them still.
CREATE OR REPLACE FUNCTION lock_claims(p_performance uuid, p_reservation uuid) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM seat_claim
    WHERE performance_id = p_performance AND reservation_id = p_reservation AND state = 'RESERVED'
    ORDER BY seat_number
    FOR UPDATE;
    RETURN NOT EXISTS (
        SELECT FROM reservation_seat s
        WHERE s.performance_id = p_performance AND s.reservation_id = p_reservation
          AND NOT EXISTS (
            SELECT FROM seat_claim c
            WHERE c.performance_id = s.performance_id AND c.seat_number = s.seat_number
              AND c.reservation_id = p_reservation AND c.state = 'RESERVED'));
END
$$;

-- Lets a payment for a reservation of this performance through before a cancellation of the performance, or after it.
-- Returns whether the performance is canceled.
CREATE OR REPLACE FUNCTION enter_sale(p_performance uuid) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(sale_lock(p_performance));
    RETURN EXISTS (SELECT FROM performance p WHERE p.performance_id = p_performance AND p.state = 'CANCELED');
END
$$;

-- A reservation as a payment sees it: without a job that has got to it, an unpaid reservation of a canceled performance
-- is canceled, unless its deadline has passed.
CREATE OR REPLACE FUNCTION as_payable(p_reservation reservation, p_is_canceled boolean) RETURNS reservation
LANGUAGE plpgsql AS $$
BEGIN
    IF p_is_canceled AND p_reservation.status = 'RESERVED' AND p_reservation.expires_at > clock_timestamp() THEN
        p_reservation.status := 'CANCELED';
    END IF;
    RETURN p_reservation;
END
$$;

-- Locks a user's reservation and its claims. The outcome is that of payment_refusal; empty if the reservation can be
-- paid, and then its price is the amount.
CREATE OR REPLACE FUNCTION lock_payable_reservation(p_user uuid, p_concert uuid, p_reservation uuid)
RETURNS command_result
LANGUAGE plpgsql AS $$
DECLARE
    result          command_result;
    reservation_row reservation;
    is_canceled     boolean := enter_sale((
        SELECT r.performance_id FROM reservation r WHERE r.reservation_id = p_reservation AND r.user_id = p_user));
BEGIN
    SELECT * INTO reservation_row FROM reservation WHERE reservation_id = p_reservation AND user_id = p_user FOR UPDATE;
    reservation_row := as_payable(reservation_row, is_canceled);
    result.decided_at := clock_timestamp();
    result.outcome := payment_refusal(
        reservation_row,
        (SELECT concert_id FROM performance WHERE performance_id = reservation_row.performance_id),
        p_concert,
        result.decided_at);
    IF result.outcome IS NULL AND NOT lock_claims(reservation_row.performance_id, p_reservation) THEN
        result.outcome := 'RESERVATION_EXPIRED';
    END IF;
    IF result.outcome IS NULL THEN
        result.amount := reservation_row.total_price;
    END IF;
    RETURN result;
END
$$;

-- Locks users' reservations and their claims. locked: the reservations that are locked now. intact: those of them
-- whose claims are all there and locked now.
CREATE OR REPLACE FUNCTION lock_payable_reservations(
    p_reservations uuid[], p_users uuid[], OUT locked uuid[], OUT intact uuid[])
LANGUAGE plpgsql AS $$
BEGIN
    SELECT coalesce(array_agg(reservation_id), '{}') INTO locked
    FROM (
        SELECT r.reservation_id FROM unnest(p_reservations, p_users) AS sent (reservation_id, user_id)
        JOIN reservation r ON r.reservation_id = sent.reservation_id AND r.user_id = sent.user_id
        WHERE pg_try_advisory_xact_lock_shared(sale_lock(r.performance_id))
        ORDER BY r.reservation_id
        FOR UPDATE OF r SKIP LOCKED
    ) AS free;

    SELECT coalesce(array_agg(reservation_id), '{}') INTO intact
    FROM (
        SELECT reservation_id, count(*) AS claims
        FROM (
            SELECT reservation_id FROM seat_claim WHERE reservation_id = ANY (locked) AND state = 'RESERVED'
            ORDER BY performance_id, seat_number
            FOR UPDATE SKIP LOCKED
        ) AS free
        GROUP BY reservation_id
    ) AS counted
    JOIN reservation r USING (reservation_id)
    WHERE claims = (
        SELECT count(*) FROM reservation_seat s
        WHERE s.performance_id = r.performance_id AND s.reservation_id = r.reservation_id);
END
$$;

-- Makes reservations and their seats the users'. The caller holds their locks.
CREATE OR REPLACE FUNCTION confirm_reservations(p_reservations uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE reservation SET status = 'CONFIRMED' WHERE reservation_id = ANY (p_reservations);
    UPDATE seat_claim SET state = 'SOLD', expires_at = NULL WHERE reservation_id = ANY (p_reservations);
END
$$;

-- The outcomes of payment_refusal, INSUFFICIENT_BALANCE or PAID.
CREATE OR REPLACE FUNCTION decide_payment(
    p_payment uuid, p_transfer uuid, p_user uuid, p_concert uuid, p_queue_entry uuid, p_reservation uuid)
RETURNS command_result
LANGUAGE plpgsql AS $$
DECLARE
    result command_result := lock_payable_reservation(p_user, p_concert, p_reservation);
    wallet account;
BEGIN
    IF result.outcome IS NOT NULL THEN
        RETURN result;
    END IF;
    SELECT * INTO wallet FROM account WHERE user_id = p_user FOR UPDATE;
    -- The wallet may have been locked until after the deadline.
    result.decided_at := clock_timestamp();
    IF EXISTS (
        SELECT FROM reservation r WHERE r.reservation_id = p_reservation AND r.expires_at <= result.decided_at)
    THEN
        result.outcome := 'RESERVATION_EXPIRED';
        result.amount := NULL;
        RETURN result;
    END IF;
    IF wallet.balance < result.amount THEN
        result.outcome := 'INSUFFICIENT_BALANCE';
        result.balance := wallet.balance;
        RETURN result;
    END IF;

    result.outcome := 'PAID';
    result.payment_id := p_payment;
    result.transfer_id := p_transfer;
    result.balance := wallet.balance - result.amount;
    PERFORM post_wallet_transfer(
        p_transfer, 'PAYMENT', result.decided_at, wallet.account_id, -result.amount, result.balance,
        (SELECT account_id FROM account WHERE concert_id = p_concert));
    PERFORM confirm_reservations(ARRAY[p_reservation]);
    INSERT INTO payment (
        payment_id, user_id, reservation_id, queue_entry_id, transfer_id, method, amount, status, created_at, paid_at)
    VALUES (
        p_payment, p_user, p_reservation, p_queue_entry, p_transfer, 'WALLET', result.amount, 'SUCCESS',
        result.decided_at, result.decided_at);
    RETURN result;
END
$$;

-- Pays for a reservation once per user and key, and once whatever the keys. Outcomes, in order of precedence:
-- KEY_REUSED, IN_FLIGHT, those of payment_refusal, INSUFFICIENT_BALANCE (balance, amount: what is required), PAID
-- (payment_id, transfer_id, amount, balance). All but the first two and OTHER_CONCERT are recorded.
CREATE OR REPLACE FUNCTION pay_by_wallet(
    p_payment uuid, p_transfer uuid, p_user uuid, p_concert uuid, p_queue_entry uuid, p_reservation uuid, p_key text,
    p_fingerprint text) RETURNS command_result
LANGUAGE plpgsql AS $$
DECLARE
    result command_result := begin_command(p_user, 'PAYMENT', p_key, p_fingerprint);
BEGIN
    IF result.outcome IS NULL THEN
        result := decide_payment(p_payment, p_transfer, p_user, p_concert, p_queue_entry, p_reservation);
        PERFORM record_command(p_user, 'PAYMENT', p_key, p_fingerprint, result);
    END IF;
    RETURN result;
END
$$;

-- Pays for reservations, see pay_by_wallet; for batches see begin_commands.
CREATE OR REPLACE FUNCTION pay_by_wallet_batch(
    p_payments uuid[], p_transfers uuid[], p_users uuid[], p_concerts uuid[], p_queue_entries uuid[],
    p_reservations uuid[], p_keys text[], p_fingerprints text[]) RETURNS SETOF command_result
LANGUAGE plpgsql AS $$
DECLARE
    held    integer[];
    begun   integer[];
    locked  uuid[];
    intact  uuid[];
    wallets uuid[];
    now_at  timestamptz;
    results command_result[];
    paid    integer[];
BEGIN
    SELECT b.held, b.begun INTO held, begun FROM begin_commands('PAYMENT', p_users, p_keys) AS b;
    SELECT l.locked, l.intact INTO locked, intact FROM lock_payable_reservations(
        ARRAY (SELECT p_reservations[n] FROM unnest(begun) AS n),
        ARRAY (SELECT p_users[n] FROM unnest(begun) AS n)) AS l;
    wallets := lock_wallets(ARRAY (SELECT p_users[n] FROM unnest(begun) AS n));
    now_at := clock_timestamp();

    WITH judged AS (
        SELECT n, r.total_price, w.account_id AS wallet, w.balance,
            CASE
                WHEN r.reservation_id IS NOT NULL AND NOT r.reservation_id = ANY (locked) THEN 'RETRY_ALONE'
                WHEN p.state <> 'ON_SALE' THEN 'RETRY_ALONE'
                ELSE coalesce(
                    payment_refusal(r, p.concert_id, p_concerts[n], now_at),
                    CASE
                        WHEN NOT r.reservation_id = ANY (intact) OR NOT r.user_id = ANY (wallets) THEN 'RETRY_ALONE'
                        WHEN row_number() OVER (PARTITION BY r.reservation_id ORDER BY n) > 1 THEN 'RETRY_ALONE'
                    END)
            END AS refusal
        FROM unnest(begun) AS n
        LEFT JOIN reservation r ON r.reservation_id = p_reservations[n] AND r.user_id = p_users[n]
        LEFT JOIN performance p USING (performance_id)
        LEFT JOIN account w ON w.user_id = r.user_id
    ), summed AS (
        -- The balance that each would leave in the wallet if all before it succeed.
        SELECT *, balance - sum(total_price) OVER (PARTITION BY wallet, refusal IS NULL ORDER BY n)::bigint AS remaining
        FROM judged
    ), decided AS (
        SELECT *,
            CASE
                WHEN refusal IS NOT NULL THEN refusal
                WHEN remaining >= 0 THEN 'PAID'
                WHEN remaining + total_price >= 0 THEN 'INSUFFICIENT_BALANCE'
                -- One before it is refused, so the sum does not hold.
                ELSE 'RETRY_ALONE'
            END AS outcome
        FROM summed
    )
    SELECT array_agg(
        CASE outcome
            WHEN 'PAID'
                THEN ROW (outcome, p_transfers[n], p_payments[n], total_price, remaining, now_at, NULL)::command_result
            WHEN 'INSUFFICIENT_BALANCE'
                THEN ROW (outcome, NULL, NULL, total_price, remaining + total_price, now_at, NULL)::command_result
            ELSE ROW (outcome, NULL, NULL, NULL, NULL, now_at, NULL)::command_result
        END ORDER BY n) INTO results
    FROM generate_subscripts(p_users, 1) AS n LEFT JOIN decided USING (n);
    paid := ARRAY (SELECT n FROM generate_subscripts(results, 1) AS n WHERE (results[n]).outcome = 'PAID');

    PERFORM post_wallet_transfers(
        array_agg(p_transfers[n] ORDER BY n), 'PAYMENT', now_at, array_agg(w.account_id ORDER BY n),
        array_agg(-(results[n]).amount ORDER BY n), array_agg((results[n]).balance ORDER BY n),
        array_agg(s.account_id ORDER BY n))
    FROM unnest(paid) AS n
    JOIN account w ON w.user_id = p_users[n]
    JOIN account s ON s.concert_id = p_concerts[n];
    PERFORM confirm_reservations(ARRAY (SELECT p_reservations[n] FROM unnest(paid) AS n));
    INSERT INTO payment (
        payment_id, user_id, reservation_id, queue_entry_id, transfer_id, method, amount, status, created_at, paid_at)
    SELECT p_payments[n], p_users[n], p_reservations[n], p_queue_entries[n], p_transfers[n], 'WALLET',
        (results[n]).amount, 'SUCCESS', now_at, now_at
    FROM unnest(paid) AS n;
    RETURN QUERY SELECT * FROM record_commands(p_users, 'PAYMENT', p_keys, p_fingerprints, p_transfers, held, results);
EXCEPTION WHEN OTHERS THEN
    RETURN QUERY SELECT * FROM run_alone_after_fault(p_users, SQLSTATE);
END
$$;
