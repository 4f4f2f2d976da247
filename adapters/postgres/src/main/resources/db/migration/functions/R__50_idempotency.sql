-- Commands under idempotency keys, one by one and in batches. A batch runs many commands in one call, each with the
-- outcome that it would have alone. Its parameters are arrays with one element for each member; members are numbered
-- from 1. A batch does not wait for locks: a member that needs a lock which another transaction or member has gets
-- RETRY_ALONE and has no effect. After a fault all members get RETRY_ALONE, since the fault undoes the whole call. They
-- get it as a result and not as an error, since an error is reported before the locks are released.
--
-- A session keeps the plans that it made when its tables were empty, such as before the first on-sale. So the
-- statements of a batch leave the planner no choice but an index: OFFSET 0 makes a subquery one lookup for each member.

-- The number of the advisory lock of a key.
CREATE OR REPLACE FUNCTION key_lock(p_operation text, p_user uuid, p_key text) RETURNS bigint
LANGUAGE sql STABLE
RETURN hashtextextended(p_operation || ' ' || p_user || ' ' || p_key, 0);

-- The result recorded under a key, KEY_REUSED if another command was sent under it, or an empty result.
CREATE OR REPLACE FUNCTION replay_command(p_user uuid, p_operation text, p_key text, p_fingerprint text)
RETURNS command_result
LANGUAGE plpgsql AS $$
DECLARE
    result   command_result;
    recorded idempotency_record;
BEGIN
    SELECT * INTO recorded FROM idempotency_record
    WHERE user_id = p_user AND operation = p_operation AND key = p_key;
    IF recorded.fingerprint = p_fingerprint THEN
        result := (recorded.outcome, recorded.transfer_id, recorded.payment_id, recorded.amount, recorded.balance,
            recorded.decided_at, true);
    ELSIF recorded.fingerprint IS NOT NULL THEN
        result.outcome := 'KEY_REUSED';
    END IF;
    RETURN result;
END
$$;

-- Lets one command under a key run at a time. Returns the recorded result if there is one, IN_FLIGHT while another
-- command runs under the key, or an empty result if the caller is to run the command.
CREATE OR REPLACE FUNCTION begin_command(p_user uuid, p_operation text, p_key text, p_fingerprint text)
RETURNS command_result
LANGUAGE plpgsql AS $$
DECLARE
    result command_result := replay_command(p_user, p_operation, p_key, p_fingerprint);
BEGIN
    IF result.outcome IS NOT NULL THEN
        RETURN result;
    END IF;
    IF NOT pg_try_advisory_xact_lock(key_lock(p_operation, p_user, p_key)) THEN
        result.outcome := 'IN_FLIGHT';
        RETURN result;
    END IF;
    -- The first command may have ended since the first replay.
    RETURN replay_command(p_user, p_operation, p_key, p_fingerprint);
END
$$;

-- Lets one command under a key run at a time, see begin_command. held: the members whose key no other command holds.
-- begun: those of them that are the first command ever under their key, and are to be run.
CREATE OR REPLACE FUNCTION begin_commands(
    p_operation text, p_users uuid[], p_keys text[], OUT held integer[], OUT begun integer[])
LANGUAGE plpgsql AS $$
DECLARE
    locks bigint[];
BEGIN
    SELECT array_agg(key_lock(p_operation, user_id, key) ORDER BY n) INTO locks
    FROM unnest(p_users, p_keys) WITH ORDINALITY AS sent (user_id, key, n);

    SELECT coalesce(array_agg(n), '{}') INTO held FROM unnest(locks) WITH ORDINALITY AS sent (lock, n)
    WHERE pg_try_advisory_xact_lock(lock);

    -- A statement of its own, so that it sees what was decided before the locks were acquired.
    SELECT coalesce(array_agg(n), '{}') INTO begun
    FROM (SELECT DISTINCT ON (locks[n]) n FROM unnest(held) AS sent (n) ORDER BY locks[n], n) AS earliest
    WHERE NOT EXISTS (
        SELECT FROM idempotency_record i
        WHERE i.user_id = p_users[n] AND i.operation = p_operation AND i.key = p_keys[n]
        OFFSET 0);
END
$$;

-- Whether an outcome is recorded under its key. The others may be another one when the command is sent again.
CREATE OR REPLACE FUNCTION is_recorded(p_outcome text) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN p_outcome NOT IN ('UNKNOWN_USER', 'OTHER_CONCERT', 'RETRY_ALONE', 'PAYMENT_PENDING', 'TOO_MANY_DECLINES');

CREATE OR REPLACE FUNCTION record_command(
    p_user uuid, p_operation text, p_key text, p_fingerprint text, p_result command_result) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF is_recorded(p_result.outcome) THEN
        INSERT INTO idempotency_record (
            user_id, operation, key, fingerprint, outcome, transfer_id, payment_id, amount, balance, decided_at)
        VALUES (
            p_user, p_operation, p_key, p_fingerprint, p_result.outcome, p_result.transfer_id, p_result.payment_id,
            p_result.amount, p_result.balance, p_result.decided_at);
    END IF;
END
$$;

-- Records the results of a batch, and returns those of all members in their order: what is recorded under their keys
-- now, else their own. p_results: of each member; null of a member that was not run.
CREATE OR REPLACE FUNCTION record_commands(
    p_users uuid[], p_operation text, p_keys text[], p_fingerprints text[], p_transfers uuid[], p_held integer[],
    p_results command_result[]) RETURNS SETOF command_result
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO idempotency_record (
        user_id, operation, key, fingerprint, outcome, transfer_id, payment_id, amount, balance, decided_at)
    SELECT p_users[n], p_operation, p_keys[n], p_fingerprints[n], outcome, transfer_id, payment_id, amount, balance,
        decided_at
    FROM unnest(p_results)
        WITH ORDINALITY AS r (outcome, transfer_id, payment_id, amount, balance, decided_at, repeated, n)
    WHERE is_recorded(outcome);

    RETURN QUERY
        SELECT
            CASE
                WHEN i.fingerprint = sent.fingerprint THEN i.outcome
                WHEN i.fingerprint IS NOT NULL THEN 'KEY_REUSED'
                WHEN NOT n = ANY (p_held) THEN 'IN_FLIGHT'
                ELSE coalesce((p_results[n]).outcome, 'RETRY_ALONE')
            END,
            i.transfer_id, i.payment_id, i.amount::bigint, i.balance::bigint, i.decided_at,
            i.transfer_id IS DISTINCT FROM sent.transfer_id
        FROM unnest(p_users, p_keys, p_fingerprints, p_transfers)
            WITH ORDINALITY AS sent (user_id, key, fingerprint, transfer_id, n)
        LEFT JOIN LATERAL (
            SELECT * FROM idempotency_record i
            WHERE i.user_id = sent.user_id AND i.operation = p_operation AND i.key = sent.key
            OFFSET 0) AS i ON true
        ORDER BY n;
END
$$;

-- The results of all members after a fault.
CREATE OR REPLACE FUNCTION run_alone_after_fault(p_users uuid[], p_state text) RETURNS SETOF command_result
LANGUAGE plpgsql AS $$
BEGIN
    RAISE LOG 'a batch of commands is undone, its members run one by one, SQLSTATE %', p_state;
    RETURN QUERY
        SELECT 'RETRY_ALONE', NULL::uuid, NULL::uuid, NULL::bigint, NULL::bigint, NULL::timestamptz, false
        FROM unnest(p_users);
END
$$;
