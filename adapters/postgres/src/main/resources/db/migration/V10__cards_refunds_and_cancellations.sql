-- Points owed to people whose card is still to be refunded, and points that the payment module has taken for us. Neither
-- keeps a balance, see V5.
ALTER TABLE account DROP CONSTRAINT account_kind_check;
ALTER TABLE account ADD CONSTRAINT account_kind_check CHECK (kind IN ('WALLET', 'CASH', 'SALES', 'REFUNDS', 'GATEWAY'));
DROP INDEX one_cash_account;
CREATE UNIQUE INDEX one_account_of_its_kind ON account (kind) WHERE kind IN ('CASH', 'REFUNDS', 'GATEWAY');
INSERT INTO account (kind) VALUES ('REFUNDS'), ('GATEWAY');

-- What moves between which accounts:
--   CHARGE        cash → wallet
--   PAYMENT       wallet → sales
--   CARD_CAPTURE  gateway → sales; gateway → refunds, if no reservation is left to be paid
--   REFUND        sales → wallet; sales → refunds, if a card was paid with
--   CARD_REFUND   refunds → gateway, once the payment module has given the money back
ALTER TABLE transfer DROP CONSTRAINT transfer_kind_check;
ALTER TABLE transfer ADD CONSTRAINT transfer_kind_check
    CHECK (kind IN ('CHARGE', 'PAYMENT', 'REFUND', 'CARD_CAPTURE', 'CARD_REFUND'));

-- A payment by card begins PENDING, and gets its transfer when the payment module has taken the money. FAIL is one that the
-- module refused (no transfer) or that came for nothing (a transfer, and a refund of it all).
ALTER TABLE payment ALTER COLUMN transfer_id DROP NOT NULL;
ALTER TABLE payment ALTER COLUMN paid_at DROP NOT NULL;
ALTER TABLE payment
    ADD COLUMN created_at timestamptz,
    -- Why it failed, for the user.
    ADD COLUMN failure text,
    ADD CONSTRAINT payment_method_check CHECK (method IN ('WALLET', 'CARD')),
    ADD CONSTRAINT payment_status_check CHECK (status IN ('PENDING', 'SUCCESS', 'FAIL')),
    ADD CONSTRAINT wallets_pay_at_once CHECK (method = 'CARD' OR status = 'SUCCESS'),
    ADD CONSTRAINT success_has_moved_points CHECK (status <> 'SUCCESS' OR transfer_id IS NOT NULL AND paid_at IS NOT NULL),
    ADD CONSTRAINT failures_have_reasons CHECK ((status = 'FAIL') = (failure IS NOT NULL));
UPDATE payment SET created_at = paid_at;
ALTER TABLE payment ALTER COLUMN created_at SET DEFAULT clock_timestamp();
ALTER TABLE payment ALTER COLUMN created_at SET NOT NULL;
DROP INDEX payment_of_user;
CREATE INDEX payment_of_user ON payment (user_id, created_at DESC, payment_id DESC);
CREATE INDEX payment_pending ON payment (created_at) WHERE status = 'PENDING';
GRANT UPDATE (status, transfer_id, paid_at, failure) ON payment TO frontrow_app;

-- Points to give back. Into a wallet they are given in the same step and it is DONE; to a card the payment module has to give
-- them, asked again and again until it has.
CREATE TABLE refund (
    refund_id           uuid PRIMARY KEY,
    payment_id          uuid NOT NULL REFERENCES payment,
    amount              bigint NOT NULL CHECK (amount BETWEEN 1 AND 9000000000000000),
    -- The user gave seats back, or the card was charged for a reservation that could no longer be paid.
    reason              text NOT NULL CHECK (reason IN ('CANCELED', 'NOT_BOOKED')),
    status              text NOT NULL CHECK (status IN ('PENDING', 'DONE')),
    -- Gave the points to the wallet, or made them owed.
    transfer_id         uuid NOT NULL REFERENCES transfer,
    -- Gave what was owed to the card.
    settled_transfer_id uuid UNIQUE REFERENCES transfer,
    attempts            integer NOT NULL DEFAULT 0,
    next_attempt_at     timestamptz,
    requested_at        timestamptz NOT NULL,
    settled_at          timestamptz,
    CONSTRAINT done_is_settled CHECK ((status = 'DONE') = (settled_at IS NOT NULL)),
    CONSTRAINT pending_is_tried_again CHECK ((status = 'PENDING') = (next_attempt_at IS NOT NULL))
);

CREATE INDEX refund_of_payment ON refund (payment_id);
CREATE INDEX refund_due ON refund (next_attempt_at) WHERE status = 'PENDING';

-- The seats of paid reservations that were given back, never changed: a seat of a reservation is given back once.
CREATE TABLE canceled_seat (
    performance_id uuid NOT NULL,
    reservation_id uuid NOT NULL,
    seat_number    integer NOT NULL,
    refund_id      uuid NOT NULL REFERENCES refund,
    canceled_at    timestamptz NOT NULL,
    PRIMARY KEY (performance_id, reservation_id, seat_number),
    FOREIGN KEY (performance_id, reservation_id, seat_number) REFERENCES reservation_seat
);

CREATE TRIGGER canceled_seat_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON canceled_seat
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON refund, canceled_seat TO frontrow_app;
GRANT UPDATE (status, settled_transfer_id, attempts, next_attempt_at, settled_at) ON refund TO frontrow_app;
