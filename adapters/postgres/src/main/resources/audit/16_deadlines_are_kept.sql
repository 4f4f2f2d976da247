-- Unpaid reservations a minute after their deadline
SELECT 'reservation ' || reservation_id || ': ' || expires_at FROM reservation
WHERE status = 'RESERVED' AND expires_at < now() - interval '60 seconds'
