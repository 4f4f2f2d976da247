-- Locks the wallets of users, and returns the users whose wallet is locked now.
CREATE OR REPLACE FUNCTION lock_wallets(p_users uuid[]) RETURNS uuid[]
LANGUAGE plpgsql AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(user_id), '{}')
        FROM (
            SELECT user_id FROM account WHERE user_id = ANY (p_users) ORDER BY account_id FOR UPDATE SKIP LOCKED
        ) AS free);
END
$$;

-- UNKNOWN_USER, WALLET_FULL or TOPPED_UP.
CREATE OR REPLACE FUNCTION decide_top_up(p_transfer uuid, p_user uuid, p_amount bigint) RETURNS command_result
LANGUAGE plpgsql AS $$
DECLARE
    result command_result;
    wallet account;
BEGIN
    SELECT * INTO wallet FROM account WHERE user_id = p_user FOR UPDATE;
    result.decided_at := clock_timestamp();
    IF wallet.account_id IS NULL THEN
        result.outcome := 'UNKNOWN_USER';
    ELSIF wallet.balance > points_max() - p_amount THEN
        result.outcome := 'WALLET_FULL';
    ELSE
        result.outcome := 'TOPPED_UP';
        result.transfer_id := p_transfer;
        result.amount := p_amount;
        result.balance := wallet.balance + p_amount;
        PERFORM post_wallet_transfer(
            p_transfer, 'TOP_UP', result.decided_at, wallet.account_id, p_amount, result.balance,
            (SELECT account_id FROM account WHERE kind = 'CASH'));
    END IF;
    RETURN result;
END
$$;

-- Tops up a wallet once per user and key. Outcomes, in order of precedence: KEY_REUSED, IN_FLIGHT, UNKNOWN_USER,
-- WALLET_FULL, TOPPED_UP (transfer_id, amount, balance). The last two are recorded.
CREATE OR REPLACE FUNCTION top_up_wallet(
    p_transfer uuid, p_user uuid, p_amount bigint, p_key text, p_fingerprint text) RETURNS command_result
LANGUAGE plpgsql AS $$
DECLARE
    result command_result := begin_command(p_user, 'TOP_UP', p_key, p_fingerprint);
BEGIN
    IF result.outcome IS NULL THEN
        result := decide_top_up(p_transfer, p_user, p_amount);
        PERFORM record_command(p_user, 'TOP_UP', p_key, p_fingerprint, result);
    END IF;
    RETURN result;
END
$$;

-- Tops up wallets, see top_up_wallet; for batches see begin_commands.
CREATE OR REPLACE FUNCTION top_up_wallet_batch(
    p_transfers uuid[], p_users uuid[], p_amounts bigint[], p_keys text[], p_fingerprints text[])
RETURNS SETOF command_result
LANGUAGE plpgsql AS $$
DECLARE
    held    integer[];
    begun   integer[];
    wallets uuid[];
    now_at  timestamptz;
    results command_result[];
BEGIN
    SELECT b.held, b.begun INTO held, begun FROM begin_commands('TOP_UP', p_users, p_keys) AS b;
    wallets := lock_wallets(ARRAY (SELECT p_users[n] FROM unnest(begun) AS n));
    now_at := clock_timestamp();

    WITH summed AS (
        -- The balance that each would leave in the wallet if all before it succeed.
        SELECT n, w.account_id AS wallet, p_amounts[n] AS amount,
            w.balance + sum(p_amounts[n]) OVER (PARTITION BY w.account_id ORDER BY n)::bigint AS total
        FROM unnest(begun) AS n
        LEFT JOIN account w ON w.user_id = p_users[n]
    ), decided AS (
        SELECT *,
            CASE
                WHEN wallet IS NULL THEN 'UNKNOWN_USER'
                WHEN NOT p_users[n] = ANY (wallets) THEN 'RETRY_ALONE'
                WHEN total <= points_max() THEN 'TOPPED_UP'
                WHEN total - amount <= points_max() THEN 'WALLET_FULL'
                -- One before it is refused, so the sum does not hold.
                ELSE 'RETRY_ALONE'
            END AS outcome
        FROM summed
    )
    SELECT array_agg(
        CASE outcome
            WHEN 'TOPPED_UP' THEN ROW (outcome, p_transfers[n], NULL, amount, total, now_at, NULL)::command_result
            ELSE ROW (outcome, NULL, NULL, NULL, NULL, now_at, NULL)::command_result
        END ORDER BY n) INTO results
    FROM generate_subscripts(p_users, 1) AS n LEFT JOIN decided USING (n);

    PERFORM post_wallet_transfers(
        array_agg(p_transfers[n] ORDER BY n), 'TOP_UP', now_at, array_agg(w.account_id ORDER BY n),
        array_agg(p_amounts[n] ORDER BY n), array_agg((results[n]).balance ORDER BY n),
        array_agg(cash.account_id ORDER BY n))
    FROM generate_subscripts(results, 1) AS n
    JOIN account w ON w.user_id = p_users[n]
    CROSS JOIN (SELECT account_id FROM account WHERE kind = 'CASH') AS cash
    WHERE (results[n]).outcome = 'TOPPED_UP';
    RETURN QUERY SELECT * FROM record_commands(p_users, 'TOP_UP', p_keys, p_fingerprints, p_transfers, held, results);
EXCEPTION WHEN OTHERS THEN
    RETURN QUERY SELECT * FROM run_alone_after_fault(p_users, SQLSTATE);
END
$$;
