CREATE OR REPLACE FUNCTION require_balanced_entries() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM new_rows GROUP BY transfer_id HAVING sum(amount) <> 0) THEN
        RAISE EXCEPTION 'the entries of a transfer sum to zero' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT FROM new_rows n WHERE NOT EXISTS (SELECT FROM account a WHERE a.account_id = n.account_id))
    THEN
        RAISE EXCEPTION 'an entry belongs to an account' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER entries_balance AFTER INSERT ON entry
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION require_balanced_entries();

-- Moves points into a wallet, negative ones out of it, against a system account. p_balance: of the wallet afterwards.
CREATE OR REPLACE FUNCTION post_wallet_transfer(
    p_transfer uuid, p_kind text, p_at timestamptz, p_wallet bigint, p_amount bigint, p_balance bigint, p_other bigint)
RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE account SET balance = p_balance WHERE account_id = p_wallet;
    INSERT INTO transfer (transfer_id, kind, created_at) VALUES (p_transfer, p_kind, p_at);
    INSERT INTO entry (transfer_id, account_id, amount, balance_after)
    VALUES (p_transfer, p_wallet, p_amount, p_balance), (p_transfer, p_other, -p_amount, NULL);
END
$$;

-- Posts wallet transfers, see post_wallet_transfer. The parameters are arrays with one element for each transfer, in
-- order.
CREATE OR REPLACE FUNCTION post_wallet_transfers(
    p_transfers uuid[], p_kind text, p_at timestamptz, p_wallets bigint[], p_amounts bigint[], p_balances bigint[],
    p_others bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    -- A wallet keeps the balance that the last of its transfers leaves.
    UPDATE account a SET balance = latest.balance
    FROM (
        SELECT DISTINCT ON (wallet) wallet, balance
        FROM unnest(p_wallets, p_balances) WITH ORDINALITY AS moved (wallet, balance, n)
        ORDER BY wallet, n DESC
    ) AS latest
    WHERE a.account_id = latest.wallet;
    INSERT INTO transfer (transfer_id, kind, created_at)
    SELECT transfer_id, p_kind, p_at FROM unnest(p_transfers) AS transfer_id;
    INSERT INTO entry (transfer_id, account_id, amount, balance_after)
    SELECT moved.transfer_id, side.account_id, side.amount, side.balance_after
    FROM unnest(p_transfers, p_wallets, p_amounts, p_balances, p_others)
        WITH ORDINALITY AS moved (transfer_id, wallet, amount, balance, other, n)
    CROSS JOIN LATERAL (VALUES
        (moved.wallet, moved.amount, moved.balance),
        (moved.other, -moved.amount, NULL)) AS side (account_id, amount, balance_after)
    ORDER BY n;
END
$$;

-- Moves points between two system accounts.
CREATE OR REPLACE FUNCTION post_system_transfer(
    p_transfer uuid, p_kind text, p_at timestamptz, p_from bigint, p_to bigint, p_amount bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO transfer (transfer_id, kind, created_at) VALUES (p_transfer, p_kind, p_at);
    INSERT INTO entry (transfer_id, account_id, amount)
    VALUES (p_transfer, p_from, -p_amount), (p_transfer, p_to, p_amount);
END
$$;

-- Each transfer as one row: the points, the kinds of the two accounts, and the user and the concert that one of the
-- two belongs to, if any.
CREATE OR REPLACE VIEW balance_movement AS
SELECT t.transfer_id, t.kind, gained.amount, giver.kind AS giver, taker.kind AS taker,
    coalesce(giver.user_id, taker.user_id) AS user_id, coalesce(giver.concert_id, taker.concert_id) AS concert_id
FROM transfer t
JOIN entry lost ON lost.transfer_id = t.transfer_id AND lost.amount < 0
JOIN account giver ON giver.account_id = lost.account_id
JOIN entry gained ON gained.transfer_id = t.transfer_id AND gained.amount = -lost.amount
JOIN account taker ON taker.account_id = gained.account_id;

GRANT SELECT ON balance_movement TO frontrow_app;
