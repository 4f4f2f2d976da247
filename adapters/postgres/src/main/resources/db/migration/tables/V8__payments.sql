-- A payment by card starts as PENDING and gets its transfer when the payment module has captured the money. A payment
-- is FAIL if the module refused (no transfer), or if the money came for a reservation that could no longer be paid (a
-- transfer, and a refund of the whole amount).
CREATE TABLE payment (
    payment_id     uuid PRIMARY KEY,
    user_id        uuid NOT NULL REFERENCES app_user,
    reservation_id uuid NOT NULL REFERENCES reservation,
    transfer_id    uuid UNIQUE REFERENCES transfer,
    method         text NOT NULL CHECK (method IN ('WALLET', 'CARD')),
    amount         points NOT NULL CHECK (amount > 0),
    status         text NOT NULL CHECK (status IN ('PENDING', 'SUCCESS', 'FAIL')),
    -- Why it failed, for the user.
    failure        text,
    created_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    paid_at        timestamptz,
    -- The queue entry in whose turn it was made or, by card, started.
    queue_entry_id uuid,
    -- The payment module's id of the capture.
    capture_id     text,
    -- When the state of a PENDING payment is looked up at the payment module.
    reconcile_at   timestamptz,
    -- When the turn of a SUCCESS payment is ended, if this has not been done yet.
    end_turn_at    timestamptz,
    CONSTRAINT wallet_payments_succeed CHECK (method = 'CARD' OR status = 'SUCCESS'),
    CONSTRAINT successful_payments_have_moved_points
        CHECK (status <> 'SUCCESS' OR transfer_id IS NOT NULL AND paid_at IS NOT NULL),
    CONSTRAINT failures_have_reasons CHECK ((status = 'FAIL') = (failure IS NOT NULL))
);

CREATE UNIQUE INDEX one_success_per_reservation ON payment (reservation_id) WHERE status = 'SUCCESS';
CREATE INDEX payment_of_user ON payment (user_id, created_at DESC, payment_id DESC);
CREATE INDEX payment_pending ON payment (created_at) WHERE status = 'PENDING';
CREATE INDEX payment_to_reconcile ON payment (reconcile_at) WHERE status = 'PENDING';
CREATE INDEX payment_to_end_turn ON payment (end_turn_at) WHERE status = 'SUCCESS' AND end_turn_at IS NOT NULL;

-- Points to give back. A refund to a wallet is made at once and DONE. A refund to a card is requested from the payment
-- module until the module has made it.
CREATE TABLE refund (
    refund_id           uuid PRIMARY KEY,
    payment_id          uuid NOT NULL REFERENCES payment,
    amount              points NOT NULL CHECK (amount > 0),
    -- CANCELED: seats were given back, or the performance was canceled. NOT_BOOKED: money was captured for a reservation that could not be paid.
    reason              text NOT NULL CHECK (reason IN ('CANCELED', 'NOT_BOOKED')),
    status              text NOT NULL CHECK (status IN ('PENDING', 'DONE')),
    -- Gave the points to the wallet, or made them owed to the card.
    transfer_id         uuid NOT NULL REFERENCES transfer,
    -- Gave what was owed to the card.
    settled_transfer_id uuid UNIQUE REFERENCES transfer,
    attempts            integer NOT NULL DEFAULT 0,
    next_attempt_at     timestamptz,
    requested_at        timestamptz NOT NULL,
    settled_at          timestamptz,
    CONSTRAINT done_refunds_are_settled CHECK ((status = 'DONE') = (settled_at IS NOT NULL)),
    CONSTRAINT pending_refunds_are_retried CHECK ((status = 'PENDING') = (next_attempt_at IS NOT NULL))
);

-- A transfer makes at most one refund, so that an entry of a wallet shows its refund.
CREATE UNIQUE INDEX refund_of_transfer ON refund (transfer_id);
CREATE INDEX refund_of_payment ON refund (payment_id);
CREATE INDEX refund_due ON refund (next_attempt_at) WHERE status = 'PENDING';
CREATE INDEX refund_pending ON refund (requested_at) WHERE status = 'PENDING';

-- The seats of paid reservations that were given back. Rows are never changed: a seat of a reservation is given back
-- once.
CREATE TABLE canceled_seat (
    performance_id uuid NOT NULL,
    reservation_id uuid NOT NULL,
    seat_number    integer NOT NULL,
    refund_id      uuid NOT NULL REFERENCES refund,
    canceled_at    timestamptz NOT NULL,
    PRIMARY KEY (performance_id, reservation_id, seat_number),
    FOREIGN KEY (performance_id, reservation_id, seat_number) REFERENCES reservation_seat
);

-- The callbacks of the payment module that have had their effect.
CREATE TABLE processed_callback (
    callback_id  text PRIMARY KEY,
    processed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX processed_callback_by_age ON processed_callback (processed_at);

GRANT SELECT, INSERT ON payment, refund, canceled_seat, processed_callback TO frontrow_app;
GRANT UPDATE (status, transfer_id, paid_at, failure, capture_id, reconcile_at, end_turn_at) ON payment TO frontrow_app;
GRANT UPDATE (status, settled_transfer_id, attempts, next_attempt_at, settled_at) ON refund TO frontrow_app;
GRANT DELETE ON processed_callback TO frontrow_app;
