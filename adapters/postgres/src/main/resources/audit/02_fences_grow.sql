-- Claims without their reservation, or older than the latest reservation of the seat
SELECT 'performance ' || c.performance_id || ', seat ' || c.seat_number || ': fence ' || c.fence
    || CASE WHEN newest.fence IS NULL THEN ' is not remembered' ELSE ' is below ' || newest.fence END
FROM seat_claim c
LEFT JOIN reservation_seat own USING (performance_id, reservation_id, seat_number, fence)
LEFT JOIN (
    SELECT performance_id, seat_number, max(fence) AS fence FROM reservation_seat
    GROUP BY performance_id, seat_number
) AS newest USING (performance_id, seat_number)
WHERE own.reservation_id IS NULL OR newest.fence > c.fence
