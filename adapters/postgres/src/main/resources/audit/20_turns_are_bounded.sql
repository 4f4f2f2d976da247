-- Reservations with more time to pay than a hold has, but for the second by which the clocks of the stores may differ
SELECT 'reservation ' || reservation_id || ': made at ' || created_at || ', to be paid by ' || expires_at
FROM reservation
WHERE expires_at > created_at + interval '5 minutes 1 second'
UNION ALL
-- Claims that last longer than their reservations
SELECT 'performance ' || c.performance_id || ', seat ' || c.seat_number || ': claimed until ' || c.expires_at
    || ', reserved until ' || r.expires_at
FROM seat_claim c JOIN reservation r USING (performance_id, reservation_id)
WHERE c.state = 'RESERVED' AND c.expires_at > now() AND c.expires_at > r.expires_at
