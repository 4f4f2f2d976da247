-- All accounts, if they do not sum to 0
SELECT 'all accounts: ' || sum(amount) FROM entry HAVING sum(amount) <> 0
UNION ALL
-- Amounts out of bounds
SELECT 'entry ' || entry_id || ': ' || amount FROM entry
WHERE abs(amount) NOT BETWEEN 1 AND points_max()
UNION ALL
-- Entries without an account
SELECT 'entry ' || e.entry_id || ': no account ' || e.account_id FROM entry e
WHERE NOT EXISTS (SELECT FROM account a WHERE a.account_id = e.account_id)
