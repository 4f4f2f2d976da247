-- Records of an effect that is missing
SELECT lower(c.operation) || ' decided ' || c.decided_at || ': ' || c.outcome || ' without its effect'
FROM idempotency_record c
LEFT JOIN transfer t ON t.transfer_id = c.transfer_id
LEFT JOIN payment p ON p.payment_id = c.payment_id AND (p.transfer_id = c.transfer_id OR p.method = 'CARD')
WHERE c.outcome IN ('TOPPED_UP', 'PAID') AND p.method IS DISTINCT FROM 'CARD'
    AND (t.kind IS DISTINCT FROM CASE c.outcome WHEN 'TOPPED_UP' THEN 'TOP_UP' ELSE 'PAYMENT' END
        OR (c.outcome = 'PAID' AND p.payment_id IS NULL))
UNION ALL
-- Records of a rejection that has an effect
SELECT lower(operation) || ' decided ' || decided_at || ': ' || outcome || ' with an effect'
FROM idempotency_record
WHERE outcome NOT IN ('TOPPED_UP', 'PAID') AND (transfer_id IS NOT NULL OR payment_id IS NOT NULL)
    AND NOT EXISTS (SELECT FROM payment p WHERE p.payment_id = idempotency_record.payment_id AND p.method = 'CARD')
UNION ALL
-- Records of a card payment that disagree with it, or have been in use for too long
SELECT 'payment ' || p.payment_id || ': recorded ' || c.outcome || ' and is ' || coalesce(p.failure, p.status)
FROM idempotency_record c JOIN payment p USING (payment_id)
WHERE p.method = 'CARD'
    AND CASE c.outcome
        WHEN 'PENDING' THEN false
        WHEN 'RUNNING' THEN p.status <> 'PENDING' OR c.decided_at < now() - interval '60 seconds'
        WHEN 'PAID' THEN p.status <> 'SUCCESS'
        ELSE p.failure IS DISTINCT FROM c.outcome END
