-- Reservations whose status disagrees with their seats and payments
SELECT 'reservation ' || r.reservation_id || ': ' || r.status || ' with ' || coalesce(s.count, 0) || ' seats, '
    || coalesce(c.count, 0) || ' of them canceled, ' || coalesce(p.status, 'no') || ' payment, due ' || r.expires_at
FROM reservation r
LEFT JOIN payment p ON p.reservation_id = r.reservation_id AND p.status = 'SUCCESS'
LEFT JOIN (SELECT reservation_id, count(*) FROM reservation_seat GROUP BY reservation_id) s
    ON s.reservation_id = r.reservation_id
LEFT JOIN (SELECT reservation_id, count(*) FROM canceled_seat GROUP BY reservation_id) c
    ON c.reservation_id = r.reservation_id
WHERE CASE r.status
    WHEN 'RESERVED' THEN p.payment_id IS NOT NULL OR c.count > 0
    WHEN 'EXPIRED' THEN p.payment_id IS NOT NULL OR c.count > 0 OR r.expires_at > now()
    WHEN 'CONFIRMED' THEN c.count >= s.count
    WHEN 'CANCELED' THEN p.payment_id IS NOT NULL AND coalesce(c.count, 0) < s.count
END
UNION ALL
-- Events that cannot follow the event before them
SELECT 'reservation ' || aggregateid || ': ' || type || ' after ' || previous
FROM (
    SELECT aggregateid, type, lag(type) OVER (PARTITION BY aggregateid ORDER BY position) AS previous FROM outbox
    WHERE type LIKE 'Reservation%'
) AS history
WHERE previous IS NOT NULL AND (previous, type) NOT IN (
    ('ReservationMade', 'ReservationConfirmed'), ('ReservationMade', 'ReservationExpired'),
    ('ReservationMade', 'ReservationCanceled'), ('ReservationConfirmed', 'ReservationCanceled'),
    ('ReservationCanceled', 'ReservationCanceled'))
UNION ALL
-- Reservations whose status disagrees with their latest event
SELECT 'reservation ' || r.reservation_id || ': ' || r.status || ' after ' || latest.type
FROM (
    SELECT DISTINCT ON (aggregateid) aggregateid, type FROM outbox
    WHERE type LIKE 'Reservation%'
    ORDER BY aggregateid, position DESC
) AS latest
JOIN reservation r ON r.reservation_id = latest.aggregateid
WHERE (latest.type, r.status) NOT IN (
    ('ReservationMade', 'RESERVED'), ('ReservationConfirmed', 'CONFIRMED'), ('ReservationExpired', 'EXPIRED'),
    ('ReservationCanceled', 'CANCELED'), ('ReservationCanceled', 'CONFIRMED'))
UNION ALL
-- Payments whose status disagrees with their event
SELECT 'payment ' || p.payment_id || ': ' || p.status || ' after ' || o.type
FROM outbox o JOIN payment p ON p.payment_id = (o.payload ->> 'paymentId')::uuid
WHERE (o.type, p.status) IN (
    ('PaymentSucceeded', 'PENDING'), ('PaymentSucceeded', 'FAIL'), ('PaymentFailed', 'PENDING'),
    ('PaymentFailed', 'SUCCESS'))
