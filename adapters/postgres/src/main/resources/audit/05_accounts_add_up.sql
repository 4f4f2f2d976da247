SELECT 'all accounts: ' || sum(amount) FROM entry HAVING sum(amount) <> 0
UNION ALL
SELECT 'entry ' || entry_id || ': ' || amount FROM entry
WHERE abs(amount) NOT BETWEEN 1 AND points_max()
UNION ALL
SELECT 'entry ' || e.entry_id || ': no account ' || e.account_id FROM entry e
WHERE NOT EXISTS (SELECT FROM account a WHERE a.account_id = e.account_id)
