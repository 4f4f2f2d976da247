-- Reservations whose status and payments disagree
SELECT 'reservation ' || r.reservation_id || ': ' || r.status || ' with ' || count(p.payment_id) || ' payments and '
    || count(m.transfer_id) || ' transfers of its price'
FROM reservation r
LEFT JOIN performance d USING (performance_id)
LEFT JOIN payment p ON p.reservation_id = r.reservation_id AND p.status = 'SUCCESS'
LEFT JOIN balance_movement m ON m.transfer_id = p.transfer_id AND m.taker = 'SALES' AND m.concert_id = d.concert_id
    AND m.amount = p.amount AND p.amount = r.total_price AND p.user_id = r.user_id
    AND CASE p.method
        WHEN 'WALLET' THEN m.kind = 'PAYMENT' AND m.user_id = p.user_id
        ELSE m.kind = 'CARD_CAPTURE' AND m.giver = 'GATEWAY'
    END
GROUP BY r.reservation_id
HAVING NOT CASE r.status
        WHEN 'CONFIRMED' THEN count(p.payment_id) = 1
        -- Paid seats are recorded when they are canceled, unpaid ones are not.
        WHEN 'CANCELED' THEN (count(p.payment_id) = 1) = EXISTS (
            SELECT FROM canceled_seat c
            WHERE c.performance_id = r.performance_id AND c.reservation_id = r.reservation_id
        ) AND count(p.payment_id) <= 1
        ELSE count(p.payment_id) = 0
    END
    OR count(m.transfer_id) <> count(p.payment_id)
UNION ALL
-- Transfers of a payment without their payment
SELECT 'transfer ' || t.transfer_id || ': no payment' FROM transfer t
WHERE t.kind IN ('PAYMENT', 'CARD_CAPTURE')
  AND NOT EXISTS (SELECT FROM payment p WHERE p.transfer_id = t.transfer_id)
