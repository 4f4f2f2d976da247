-- Seats of a performance whose cancellation is done
SELECT 'performance ' || c.performance_id || ', seat ' || c.seat_number || ': ' || c.state || ' though canceled'
FROM performance d JOIN seat_claim c USING (performance_id)
WHERE d.cancel_done_at IS NOT NULL
UNION ALL
-- Reservations of a performance whose cancellation is done
SELECT 'reservation ' || r.reservation_id || ': ' || r.status || ' though canceled'
FROM performance d JOIN reservation r USING (performance_id)
WHERE d.cancel_done_at IS NOT NULL
  AND (r.status = 'CONFIRMED' OR r.status = 'RESERVED' AND r.expires_at > d.cancel_done_at)
UNION ALL
-- Payments for a performance whose cancellation is done that are not refunded once
SELECT 'payment ' || p.payment_id || ': ' || coalesce(sum(f.amount), 0) || ' refunded of ' || p.amount
FROM performance d
JOIN reservation r USING (performance_id)
JOIN payment p ON p.reservation_id = r.reservation_id AND p.status = 'SUCCESS'
LEFT JOIN refund f ON f.payment_id = p.payment_id AND f.status = 'DONE'
WHERE d.cancel_done_at IS NOT NULL
GROUP BY p.payment_id
HAVING coalesce(sum(f.amount), 0) <> p.amount
UNION ALL
-- Reservations and payments after the cancellation
SELECT 'reservation ' || r.reservation_id || ': made after the cancellation of its performance'
FROM performance d JOIN reservation r USING (performance_id)
WHERE r.created_at > d.canceled_at
UNION ALL
SELECT 'payment ' || p.payment_id || ': made after the cancellation of its performance'
FROM performance d JOIN reservation r USING (performance_id) JOIN payment p USING (reservation_id)
WHERE p.paid_at > d.canceled_at
