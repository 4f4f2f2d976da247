-- Many commands in one call, each with the outcome that it would have alone. The parameters are arrays with one element for
-- each member; members are numbered from 1. Nobody's lock is waited for: a member in whose way somebody stands, also
-- another member, is told RETRY_ALONE and has had no effect. After a fault all are told so, since it would leave nothing of
-- the whole call; and as an answer, since errors are told before the locks are given back.

-- Lets one command under a key run at a time, see begin_command. held: the members whose key nobody else holds. begun:
-- those of them that are the first of all times under their key, and are to be run.
CREATE FUNCTION begin_commands(p_operation text, p_users uuid[], p_keys text[], OUT held integer[], OUT begun integer[])
LANGUAGE plpgsql AS $$
DECLARE
    locks bigint[];
BEGIN
    SELECT array_agg(hashtextextended(p_operation || ' ' || user_id || ' ' || key, 0) ORDER BY n) INTO locks
    FROM unnest(p_users, p_keys) WITH ORDINALITY AS sent (user_id, key, n);

    SELECT coalesce(array_agg(n), '{}') INTO held FROM unnest(locks) WITH ORDINALITY AS sent (lock, n)
    WHERE pg_try_advisory_xact_lock(lock);

    -- A statement of its own, so that it sees what had been decided before the locks were had.
    SELECT coalesce(array_agg(n), '{}') INTO begun
    FROM (SELECT DISTINCT ON (locks[n]) n FROM unnest(held) AS sent (n) ORDER BY locks[n], n) AS earliest
    WHERE NOT EXISTS (
        SELECT FROM command_record c
        WHERE c.user_id = p_users[n] AND c.operation = p_operation AND c.key = p_keys[n]);
END
$$;

-- What the members are told, in their order, after those begun have been run: what is remembered under their keys.
-- p_forgotten: members that were refused by p_refusal, which is not remembered.
CREATE FUNCTION tell_commands(
    p_operation text, p_users uuid[], p_keys text[], p_fingerprints text[], p_transfers uuid[], p_held integer[],
    p_forgotten integer[], p_refusal text) RETURNS SETOF command_answer
LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY
        SELECT
            CASE
                WHEN c.fingerprint = sent.fingerprint THEN c.outcome
                WHEN c.fingerprint IS NOT NULL THEN 'KEY_REUSED'
                WHEN NOT n = ANY (p_held) THEN 'IN_FLIGHT'
                WHEN n = ANY (p_forgotten) THEN p_refusal
                ELSE 'RETRY_ALONE'
            END,
            c.transfer_id, c.payment_id, c.amount, c.balance, c.decided_at, c.transfer_id IS DISTINCT FROM sent.transfer_id
        FROM unnest(p_users, p_keys, p_fingerprints, p_transfers)
            WITH ORDINALITY AS sent (user_id, key, fingerprint, transfer_id, n)
        LEFT JOIN command_record c ON c.user_id = sent.user_id AND c.operation = p_operation AND c.key = sent.key
        ORDER BY n;
END
$$;

-- What the members are told after a fault.
CREATE FUNCTION undone_commands(p_users uuid[], p_state text) RETURNS SETOF command_answer
LANGUAGE plpgsql AS $$
BEGIN
    RAISE LOG 'many commands are undone and run one by one, SQLSTATE %', p_state;
    RETURN QUERY
        SELECT 'RETRY_ALONE', NULL::uuid, NULL::uuid, NULL::bigint, NULL::bigint, NULL::timestamptz, false FROM unnest(p_users);
END
$$;

-- Locks the wallets of users, and returns those whose wallet is locked.
CREATE FUNCTION lock_wallets(p_users uuid[]) RETURNS uuid[]
LANGUAGE plpgsql AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(user_id), '{}')
        FROM (
            SELECT user_id FROM account WHERE user_id = ANY (p_users) ORDER BY account_id FOR UPDATE SKIP LOCKED
        ) AS free);
END
$$;

-- Locks reservations of users and their claims. locked: the reservations that are; whole: those of them that are with all
-- their seats.
CREATE FUNCTION lock_reservations(p_reservations uuid[], p_users uuid[], OUT locked uuid[], OUT whole uuid[])
LANGUAGE plpgsql AS $$
BEGIN
    SELECT coalesce(array_agg(reservation_id), '{}') INTO locked
    FROM (
        SELECT r.reservation_id FROM unnest(p_reservations, p_users) AS sent (reservation_id, user_id)
        JOIN reservation r ON r.reservation_id = sent.reservation_id AND r.user_id = sent.user_id
        ORDER BY r.reservation_id
        FOR UPDATE OF r SKIP LOCKED
    ) AS free;

    SELECT coalesce(array_agg(reservation_id), '{}') INTO whole
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

-- Pays for reservations, see pay_by_wallet.
CREATE FUNCTION pay_many_by_wallet(
    p_payments uuid[], p_transfers uuid[], p_users uuid[], p_concerts uuid[], p_reservations uuid[], p_keys text[],
    p_fingerprints text[]) RETURNS SETOF command_answer
LANGUAGE plpgsql AS $$
DECLARE
    held    integer[];
    begun   integer[];
    locked  uuid[];
    whole   uuid[];
    present timestamptz;
    wallets uuid[];
    astray  integer[];
BEGIN
    SELECT b.held, b.begun INTO held, begun FROM begin_commands('PAYMENT', p_users, p_keys) AS b;
    SELECT l.locked, l.whole INTO locked, whole FROM lock_reservations(
        ARRAY (SELECT p_reservations[n] FROM unnest(begun) AS n), ARRAY (SELECT p_users[n] FROM unnest(begun) AS n)) AS l;
    wallets := lock_wallets(ARRAY (SELECT p_users[n] FROM unnest(begun) AS n));
    present := clock_timestamp();

    WITH judged AS (
        SELECT n, r.user_id, r.reservation_id, r.performance_id, r.total_price, w.account_id AS wallet, w.balance,
            s.account_id AS sales,
            CASE
                WHEN r.reservation_id IS NULL THEN 'UNKNOWN_RESERVATION'
                WHEN NOT r.reservation_id = ANY (locked) THEN 'RETRY_ALONE'
                WHEN p.concert_id <> p_concerts[n] THEN 'OTHER_CONCERT'
                WHEN r.status = 'CONFIRMED' THEN 'ALREADY_PAID'
                WHEN r.status <> 'RESERVED' OR r.expires_at <= present THEN 'RESERVATION_EXPIRED'
                WHEN NOT r.reservation_id = ANY (whole) OR NOT r.user_id = ANY (wallets) THEN 'RETRY_ALONE'
                WHEN row_number() OVER (PARTITION BY r.reservation_id ORDER BY n) > 1 THEN 'RETRY_ALONE'
            END AS refusal
        FROM unnest(begun) AS n
        LEFT JOIN reservation r ON r.reservation_id = p_reservations[n] AND r.user_id = p_users[n]
        LEFT JOIN performance p USING (performance_id)
        LEFT JOIN account w ON w.user_id = r.user_id
        LEFT JOIN account s ON s.concert_id = p.concert_id
    ), summed AS (
        -- What each would leave in the wallet if all before it are paid.
        SELECT *, balance - sum(total_price) OVER (PARTITION BY wallet, refusal IS NULL ORDER BY n)::bigint AS remaining
        FROM judged
    ), decided AS (
        SELECT *,
            CASE
                WHEN refusal IS NOT NULL THEN refusal
                WHEN remaining >= 0 THEN 'PAID'
                WHEN remaining + total_price >= 0 THEN 'INSUFFICIENT_BALANCE'
                -- One before it is refused, so the sum is none.
                ELSE 'RETRY_ALONE'
            END AS outcome
        FROM summed
    ), paid AS (
        SELECT * FROM decided WHERE outcome = 'PAID'
    ), confirmed AS (
        UPDATE reservation r SET status = 'CONFIRMED' FROM paid WHERE r.reservation_id = paid.reservation_id
    ), sold AS (
        UPDATE seat_claim c SET state = 'SOLD', expires_at = NULL FROM paid
        WHERE c.performance_id = paid.performance_id AND c.reservation_id = paid.reservation_id
    ), spent AS (
        UPDATE account a SET balance = rest.balance
        FROM (SELECT wallet, min(remaining) AS balance FROM paid GROUP BY wallet) AS rest
        WHERE a.account_id = rest.wallet
    ), moved AS (
        INSERT INTO transfer (transfer_id, kind, created_at) SELECT p_transfers[n], 'PAYMENT', present FROM paid
    ), entered AS (
        INSERT INTO entry (transfer_id, account_id, amount, balance_after)
        SELECT p_transfers[n], sides.account_id, sides.amount, sides.balance_after
        FROM paid
        CROSS JOIN LATERAL (VALUES
            (wallet, -total_price, remaining),
            (sales, total_price, NULL)) AS sides (account_id, amount, balance_after)
        ORDER BY n
    ), made AS (
        INSERT INTO payment (
            payment_id, user_id, reservation_id, transfer_id, method, amount, status, created_at, paid_at)
        SELECT p_payments[n], user_id, reservation_id, p_transfers[n], 'WALLET', total_price, 'SUCCESS', present, present
        FROM paid
    ), remembered AS (
        INSERT INTO command_record (
            user_id, operation, key, fingerprint, outcome, transfer_id, payment_id, amount, balance, decided_at)
        SELECT p_users[n], 'PAYMENT', p_keys[n], p_fingerprints[n], outcome,
            CASE outcome WHEN 'PAID' THEN p_transfers[n] END,
            CASE outcome WHEN 'PAID' THEN p_payments[n] END,
            CASE WHEN outcome IN ('PAID', 'INSUFFICIENT_BALANCE') THEN total_price END,
            CASE outcome WHEN 'PAID' THEN remaining WHEN 'INSUFFICIENT_BALANCE' THEN remaining + total_price END,
            present
        FROM decided
        WHERE outcome NOT IN ('OTHER_CONCERT', 'RETRY_ALONE')
    )
    SELECT array_agg(n) INTO astray FROM decided WHERE outcome = 'OTHER_CONCERT';

    RETURN QUERY SELECT * FROM tell_commands(
        'PAYMENT', p_users, p_keys, p_fingerprints, p_transfers, held, astray, 'OTHER_CONCERT');
EXCEPTION WHEN OTHERS THEN
    RETURN QUERY SELECT * FROM undone_commands(p_users, SQLSTATE);
END
$$;

-- Charges wallets, see charge_wallet.
CREATE FUNCTION charge_many_wallets(
    p_transfers uuid[], p_users uuid[], p_amounts bigint[], p_keys text[], p_fingerprints text[])
RETURNS SETOF command_answer
LANGUAGE plpgsql AS $$
DECLARE
    points_max constant bigint := 9000000000000000;
    held       integer[];
    begun      integer[];
    wallets    uuid[];
    present    timestamptz;
    nobodys    integer[];
BEGIN
    SELECT b.held, b.begun INTO held, begun FROM begin_commands('CHARGE', p_users, p_keys) AS b;
    wallets := lock_wallets(ARRAY (SELECT p_users[n] FROM unnest(begun) AS n));
    present := clock_timestamp();

    WITH summed AS (
        -- What each would leave in the wallet if all before it are charged.
        SELECT n, w.account_id AS wallet, p_amounts[n] AS amount,
            w.balance + sum(p_amounts[n]) OVER (PARTITION BY w.account_id ORDER BY n)::bigint AS total
        FROM unnest(begun) AS n
        LEFT JOIN account w ON w.user_id = p_users[n]
    ), decided AS (
        SELECT *,
            CASE
                WHEN wallet IS NULL THEN 'UNKNOWN_USER'
                WHEN NOT p_users[n] = ANY (wallets) THEN 'RETRY_ALONE'
                WHEN total <= points_max THEN 'CHARGED'
                WHEN total - amount <= points_max THEN 'WALLET_FULL'
                -- One before it is refused, so the sum is none.
                ELSE 'RETRY_ALONE'
            END AS outcome
        FROM summed
    ), charged AS (
        SELECT * FROM decided WHERE outcome = 'CHARGED'
    ), filled AS (
        UPDATE account a SET balance = sum.balance
        FROM (SELECT wallet, max(total) AS balance FROM charged GROUP BY wallet) AS sum
        WHERE a.account_id = sum.wallet
    ), moved AS (
        INSERT INTO transfer (transfer_id, kind, created_at) SELECT p_transfers[n], 'CHARGE', present FROM charged
    ), entered AS (
        INSERT INTO entry (transfer_id, account_id, amount, balance_after)
        SELECT p_transfers[n], sides.account_id, sides.amount, sides.balance_after
        FROM charged
        CROSS JOIN LATERAL (VALUES
            (wallet, amount, total),
            ((SELECT account_id FROM account WHERE kind = 'CASH'), -amount, NULL)) AS sides (account_id, amount, balance_after)
        ORDER BY n
    ), remembered AS (
        INSERT INTO command_record (
            user_id, operation, key, fingerprint, outcome, transfer_id, amount, balance, decided_at)
        SELECT p_users[n], 'CHARGE', p_keys[n], p_fingerprints[n], outcome,
            CASE outcome WHEN 'CHARGED' THEN p_transfers[n] END,
            CASE outcome WHEN 'CHARGED' THEN amount END,
            CASE outcome WHEN 'CHARGED' THEN total END,
            present
        FROM decided
        WHERE outcome NOT IN ('UNKNOWN_USER', 'RETRY_ALONE')
    )
    SELECT array_agg(n) INTO nobodys FROM decided WHERE outcome = 'UNKNOWN_USER';

    RETURN QUERY SELECT * FROM tell_commands(
        'CHARGE', p_users, p_keys, p_fingerprints, p_transfers, held, nobodys, 'UNKNOWN_USER');
EXCEPTION WHEN OTHERS THEN
    RETURN QUERY SELECT * FROM undone_commands(p_users, SQLSTATE);
END
$$;
