-- Transfers that do not balance, or have no entries
SELECT 'transfer ' || t.transfer_id || ': ' || coalesce(sum(e.amount)::text, 'no entries')
FROM transfer t LEFT JOIN entry e USING (transfer_id)
GROUP BY t.transfer_id
HAVING sum(e.amount) IS DISTINCT FROM 0
