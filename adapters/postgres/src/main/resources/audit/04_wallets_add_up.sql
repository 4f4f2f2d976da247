-- Wallets whose balance differs from the sum of their entries
SELECT 'account ' || a.account_id || ': ' || a.balance || ' instead of ' || coalesce(sum(e.amount), 0)
FROM account a LEFT JOIN entry e USING (account_id)
WHERE a.kind = 'WALLET'
GROUP BY a.account_id
HAVING a.balance <> coalesce(sum(e.amount), 0) OR a.balance < 0
