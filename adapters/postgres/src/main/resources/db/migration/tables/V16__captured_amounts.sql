-- settle_card_payment has one more parameter and column now.
DROP FUNCTION IF EXISTS settle_card_payment(uuid, text, text, uuid, uuid);
