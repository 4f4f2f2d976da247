-- Payments that are refunded too much, or captured without effect and not refunded
SELECT 'payment ' || p.payment_id || ': ' || p.status || ' with ' || coalesce(sum(f.amount), 0) || ' refunded of '
    || p.amount
FROM payment p LEFT JOIN refund f USING (payment_id)
GROUP BY p.payment_id
HAVING coalesce(sum(f.amount), 0) > p.amount
    OR (p.status = 'FAIL' AND p.transfer_id IS NOT NULL AND coalesce(sum(f.amount), 0) <> p.amount)
UNION ALL
-- Refunds without the transfer to the wallet or to what is owed
SELECT 'refund ' || f.refund_id || ': ' || f.amount || ' ' || f.reason || ' without its transfer'
FROM refund f
LEFT JOIN payment p USING (payment_id)
LEFT JOIN reservation r USING (reservation_id)
LEFT JOIN performance d USING (performance_id)
WHERE NOT EXISTS (
    SELECT FROM balance_movement m
    WHERE m.transfer_id = f.transfer_id AND m.amount = f.amount
      AND CASE f.reason
        WHEN 'CANCELED' THEN p.status = 'SUCCESS' AND m.kind = 'REFUND' AND m.concert_id = d.concert_id
            AND CASE p.method
                WHEN 'WALLET' THEN m.taker = 'REFUNDS' OR m.user_id = p.user_id AND f.status = 'DONE'
                ELSE m.taker = 'REFUNDS'
            END
        ELSE p.status = 'FAIL' AND p.transfer_id = m.transfer_id AND m.kind = 'CARD_CAPTURE'
            AND m.giver = 'GATEWAY' AND m.taker = 'REFUNDS'
      END)
UNION ALL
-- Refunds that were owed, whose status and settlement disagree
SELECT 'refund ' || f.refund_id || ': ' || f.status || ' without its settlement'
FROM refund f JOIN payment p USING (payment_id)
WHERE (f.status = 'DONE' AND EXISTS (
        SELECT FROM balance_movement m WHERE m.transfer_id = f.transfer_id AND m.taker = 'REFUNDS')
    ) <> EXISTS (
    SELECT FROM balance_movement m
    WHERE m.transfer_id = f.settled_transfer_id AND m.amount = f.amount AND m.giver = 'REFUNDS'
      AND CASE p.method
        WHEN 'WALLET' THEN m.kind = 'REFUND' AND m.user_id = p.user_id
        ELSE m.kind = 'CARD_REFUND' AND m.taker = 'GATEWAY'
      END)
UNION ALL
-- Transfers of a refund without their refund
SELECT 'transfer ' || t.transfer_id || ': no refund' FROM transfer t
WHERE (t.kind = 'REFUND' AND NOT EXISTS (SELECT FROM refund f WHERE f.transfer_id = t.transfer_id)
        AND NOT EXISTS (SELECT FROM refund f WHERE f.settled_transfer_id = t.transfer_id))
   OR (t.kind = 'CARD_REFUND' AND NOT EXISTS (SELECT FROM refund f WHERE f.settled_transfer_id = t.transfer_id))
UNION ALL
-- What is owed to cards and wallets, if it is not the sum of the pending refunds
SELECT 'owed: ' || owed.amount || ' instead of ' || pending.amount
FROM (
    SELECT coalesce(sum(e.amount), 0) AS amount FROM entry e JOIN account a USING (account_id)
    WHERE a.kind = 'REFUNDS'
) AS owed, (
    SELECT coalesce(sum(amount), 0) AS amount FROM refund WHERE status = 'PENDING'
) AS pending
WHERE owed.amount <> pending.amount
UNION ALL
-- Refunds that differ from the prices of their canceled seats
SELECT 'refund ' || f.refund_id || ': ' || f.amount || ' for seats of ' || coalesce(sum(s.price), 0)
FROM refund f
LEFT JOIN canceled_seat c USING (refund_id)
LEFT JOIN payment p ON p.payment_id = f.payment_id AND p.reservation_id = c.reservation_id
LEFT JOIN reservation_seat s ON s.performance_id = c.performance_id AND s.reservation_id = p.reservation_id
    AND s.seat_number = c.seat_number
GROUP BY f.refund_id
HAVING coalesce(sum(s.price), 0) <> CASE f.reason WHEN 'CANCELED' THEN f.amount ELSE 0 END
UNION ALL
-- Reservations whose status and canceled seats disagree
SELECT 'reservation ' || r.reservation_id || ': ' || r.status || ' with ' || count(c.seat_number) || ' of '
    || count(*) || ' seats canceled'
FROM reservation r
JOIN reservation_seat s USING (performance_id, reservation_id)
LEFT JOIN canceled_seat c USING (performance_id, reservation_id, seat_number)
GROUP BY r.reservation_id
HAVING (r.status = 'CANCELED' AND EXISTS (
        SELECT FROM payment p WHERE p.reservation_id = r.reservation_id AND p.status = 'SUCCESS')
    ) <> (count(c.seat_number) = count(*))
    OR (r.status NOT IN ('CONFIRMED', 'CANCELED') AND count(c.seat_number) > 0)
