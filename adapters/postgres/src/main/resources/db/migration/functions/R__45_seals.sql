-- Entries with the digest that is sealed: of all columns of the entry and of its transfer, each of fixed length but
-- the last.
CREATE OR REPLACE FUNCTION digested_entries(p_above bigint, p_up_to bigint)
RETURNS TABLE (entry_id bigint, account_id bigint, amount bigint, digest bytea)
LANGUAGE sql STABLE AS $$
    SELECT e.entry_id, e.account_id, e.amount,
        sha256(int8send(e.entry_id) || uuid_send(e.transfer_id) || int8send(e.account_id) || int8send(e.amount)
            || int8send(coalesce(e.balance_after, -1)) || int8send((extract(epoch FROM t.created_at) * 1000000)::bigint)
            || convert_to(t.kind, 'UTF8'))
    FROM entry e LEFT JOIN transfer t ON t.transfer_id = e.transfer_id
    WHERE e.entry_id > p_above AND e.entry_id <= p_up_to
$$;

CREATE OR REPLACE FUNCTION last_sealed_entry() RETURNS bigint
LANGUAGE sql STABLE
RETURN coalesce((SELECT last_entry FROM seal ORDER BY number DESC LIMIT 1), 0);

-- The first of two steps: the highest entry, if it is not sealed, and a transaction id that was assigned after it. Ids
-- of entries are drawn before they commit, so that lower ones may become visible later; but each transaction that has
-- drawn one had a transaction id by then, since it has locked or written other rows before.
CREATE OR REPLACE FUNCTION find_unsealed_entries(OUT highest_entry bigint, OUT later_transaction text)
LANGUAGE plpgsql AS $$
BEGIN
    SELECT max(entry_id) INTO highest_entry FROM entry WHERE entry_id > last_sealed_entry();
    IF highest_entry IS NOT NULL THEN
        later_transaction := pg_current_xact_id();
    END IF;
END
$$;

-- The second step: when all transactions up to that one have ended, no entry up to the highest one can become visible
-- any more. Seals at most p_at_most entries and returns their number; null if it is too early. Of simultaneous calls
-- one seals.
CREATE OR REPLACE FUNCTION seal_entries(p_highest_entry bigint, p_later_transaction text, p_at_most integer)
RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
    previous seal;
    new_seal seal;
BEGIN
    IF pg_snapshot_xmin(pg_current_snapshot()) <= p_later_transaction::xid8 THEN
        RETURN NULL;
    END IF;
    SELECT * INTO previous FROM seal ORDER BY number DESC LIMIT 1;
    INSERT INTO seal (number, entry_ids, digests, hash)
    SELECT coalesce(previous.number, 0) + 1,
        array_agg(entry_id ORDER BY entry_id),
        array_agg(digest ORDER BY entry_id),
        sha256(coalesce(previous.hash, '') || string_agg(digest, ''::bytea ORDER BY entry_id))
    FROM (
        SELECT entry_id, digest FROM digested_entries(coalesce(previous.last_entry, 0), p_highest_entry)
        ORDER BY entry_id LIMIT p_at_most
    ) AS unsealed
    HAVING count(*) > 0
    ON CONFLICT (number) DO NOTHING
    RETURNING * INTO new_seal;

    INSERT INTO account_snapshot (account_id, seal, balance)
    SELECT a.account_id, new_seal.number,
        sum(e.amount) + coalesce(
            (
                SELECT s.balance FROM account_snapshot s WHERE s.account_id = a.account_id
                ORDER BY s.seal DESC LIMIT 1
            ), 0)
    FROM entry e JOIN account a USING (account_id)
    WHERE e.entry_id > coalesce(previous.last_entry, 0) AND e.entry_id <= new_seal.last_entry AND a.kind <> 'WALLET'
    GROUP BY a.account_id;
    RETURN coalesce(cardinality(new_seal.entry_ids), 0);
END
$$;

-- What does not agree with the seals of these numbers, as text.
CREATE OR REPLACE FUNCTION broken_seals(p_from bigint, p_to bigint) RETURNS SETOF text
LANGUAGE sql STABLE AS $$
    WITH chain AS (
        SELECT number, entry_ids, digests, hash, last_entry,
            lag(number, 1, 0::bigint) OVER numbered AS previous,
            lag(last_entry, 1, 0::bigint) OVER numbered AS above,
            lag(hash, 1, ''::bytea) OVER numbered AS previous_hash
        FROM seal
        WHERE number BETWEEN p_from - 1 AND p_to
        WINDOW numbered AS (ORDER BY number)
    ), link AS MATERIALIZED (
        SELECT * FROM chain WHERE number >= p_from
    ), sealed AS (
        SELECT l.number, s.entry_id, s.digest FROM link l, unnest(l.entry_ids, l.digests) AS s (entry_id, digest)
    ), current AS MATERIALIZED (
        SELECT e.* FROM (SELECT min(above) AS above, max(last_entry) AS up_to FROM link) AS bounds
        CROSS JOIN LATERAL digested_entries(bounds.above, bounds.up_to) AS e
    ), moved AS (
        SELECT s.number, e.account_id, sum(e.amount) AS amount
        FROM sealed s JOIN current e USING (entry_id) JOIN account a USING (account_id)
        WHERE a.kind <> 'WALLET'
        GROUP BY s.number, e.account_id
    ), snapshot AS (
        SELECT s.seal AS number, s.account_id, s.balance - coalesce(
            (
                SELECT p.balance FROM account_snapshot p WHERE p.account_id = s.account_id AND p.seal < s.seal
                ORDER BY p.seal DESC LIMIT 1
            ), 0) AS amount
        FROM account_snapshot s WHERE s.seal BETWEEN p_from AND p_to
    )
    SELECT 'entry ' || entry_id || ': '
        || CASE WHEN s.digest IS NULL THEN 'added' WHEN e.entry_id IS NULL THEN 'deleted' ELSE 'changed' END
    FROM sealed s FULL JOIN current e USING (entry_id)
    WHERE s.digest IS DISTINCT FROM e.digest
    UNION ALL
    SELECT 'seal ' || number || ', up to entry ' || last_entry || ': does not follow from the one before'
    FROM link
    WHERE previous <> number - 1 OR hash <> sha256(previous_hash || (
        SELECT string_agg(d.digest, ''::bytea ORDER BY d.place)
        FROM unnest(digests) WITH ORDINALITY AS d (digest, place)))
    UNION ALL
    SELECT 'account ' || account_id || ' at seal ' || number || ': moved by ' || coalesce(s.amount::text, 'nothing')
        || ' instead of ' || coalesce(m.amount::text, 'nothing')
    FROM snapshot s FULL JOIN moved m USING (number, account_id)
    WHERE s.amount IS DISTINCT FROM m.amount
$$;

-- The balances of the system accounts: the last snapshot and the entries after it.
CREATE OR REPLACE VIEW system_account AS
    WITH recent AS MATERIALIZED (
        SELECT account_id, sum(amount) AS amount FROM entry WHERE entry_id > last_sealed_entry() GROUP BY account_id
    )
    SELECT a.account_id, a.kind, a.concert_id, coalesce(s.balance, 0) + coalesce(r.amount, 0) AS balance
    FROM account a
    LEFT JOIN recent r USING (account_id)
    LEFT JOIN LATERAL (
        SELECT balance FROM account_snapshot WHERE account_id = a.account_id ORDER BY seal DESC LIMIT 1
    ) AS s ON true
    WHERE a.kind <> 'WALLET';

GRANT SELECT ON system_account TO frontrow_app;
