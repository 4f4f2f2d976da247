-- The outcome of a command under the idempotency key that its sender chose, with the columns that are needed to return
-- it again. The outcome of a payment by card is RUNNING until it is decided, once; all other outcomes are decided when
-- the row is inserted.
CREATE TABLE idempotency_record (
    user_id     uuid NOT NULL,
    operation   text NOT NULL CHECK (operation IN ('TOP_UP', 'PAYMENT')),
    key         text NOT NULL,
    fingerprint text NOT NULL,
    outcome     text NOT NULL,
    transfer_id uuid UNIQUE REFERENCES transfer,
    payment_id  uuid UNIQUE REFERENCES payment,
    amount      points,
    balance     points,
    decided_at  timestamptz NOT NULL,
    PRIMARY KEY (user_id, operation, key)
);

CREATE INDEX idempotency_record_by_age ON idempotency_record (decided_at);

-- The result of a command. The outcome determines which columns are set.
CREATE TYPE command_result AS (
    outcome     text,
    transfer_id uuid,
    payment_id  uuid,
    amount      bigint,
    balance     bigint,
    decided_at  timestamptz,
    repeated    boolean
);

GRANT SELECT, INSERT, DELETE ON idempotency_record TO frontrow_app;
GRANT UPDATE (outcome, decided_at) ON idempotency_record TO frontrow_app;
