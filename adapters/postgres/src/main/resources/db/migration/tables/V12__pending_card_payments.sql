-- begin_card_payment has more parameters now.
DROP FUNCTION IF EXISTS begin_card_payment(uuid, uuid, uuid, uuid, uuid, bigint, text, text);

CREATE INDEX payment_pending_of_reservation ON payment (reservation_id) WHERE status = 'PENDING';
