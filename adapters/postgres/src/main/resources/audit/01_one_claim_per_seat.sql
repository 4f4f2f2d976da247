-- Seats of several active reservations
SELECT 'performance ' || s.performance_id || ', seat ' || s.seat_number || ': ' || count(*) || ' reservations'
FROM reservation_seat s
JOIN reservation r USING (performance_id, reservation_id)
LEFT JOIN canceled_seat canceled USING (performance_id, reservation_id, seat_number)
WHERE canceled.reservation_id IS NULL
  AND (r.status = 'CONFIRMED' OR (r.status = 'RESERVED' AND r.expires_at > now()))
GROUP BY s.performance_id, s.seat_number
HAVING count(*) > 1
UNION ALL
-- Seats of an active reservation without its claim
SELECT 'performance ' || s.performance_id || ', seat ' || s.seat_number || ': not claimed by reservation '
    || s.reservation_id
FROM reservation_seat s
JOIN reservation r USING (performance_id, reservation_id)
LEFT JOIN canceled_seat canceled USING (performance_id, reservation_id, seat_number)
WHERE canceled.reservation_id IS NULL
  AND (r.status = 'CONFIRMED' OR (r.status = 'RESERVED' AND r.expires_at > now()))
  AND NOT EXISTS (
    SELECT FROM seat_claim c
    WHERE c.performance_id = s.performance_id AND c.seat_number = s.seat_number
      AND c.reservation_id = s.reservation_id
      AND c.state = CASE r.status WHEN 'CONFIRMED' THEN 'SOLD' ELSE 'RESERVED' END)
