-- Tells which refund to a card has been asked for the longest.
CREATE INDEX refund_pending ON refund (requested_at) WHERE status = 'PENDING';
