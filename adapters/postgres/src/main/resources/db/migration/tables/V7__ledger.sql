-- Accounts of points. Only wallets keep a balance. The system accounts, which all transfers use, keep none, so that
-- they never become a hot row; their balance is the sum of their entries, see the view system_account.
--   CASH     points that users have bought
--   SALES    points paid for a concert
--   REFUNDS  points owed to users whose card is still to be refunded
--   GATEWAY  points that the payment module has captured for us
CREATE TABLE account (
    account_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text NOT NULL CHECK (kind IN ('WALLET', 'CASH', 'SALES', 'REFUNDS', 'GATEWAY')),
    user_id    uuid UNIQUE REFERENCES app_user,
    concert_id uuid UNIQUE REFERENCES concert,
    balance    points,
    CONSTRAINT wallets_have_users CHECK ((kind = 'WALLET') = (user_id IS NOT NULL)),
    CONSTRAINT sales_have_concerts CHECK ((kind = 'SALES') = (concert_id IS NOT NULL)),
    CONSTRAINT wallets_keep_balances CHECK ((kind = 'WALLET') = (balance IS NOT NULL))
);

CREATE UNIQUE INDEX one_system_account_of_a_kind ON account (kind) WHERE kind IN ('CASH', 'REFUNDS', 'GATEWAY');

INSERT INTO account (kind) VALUES ('CASH'), ('REFUNDS'), ('GATEWAY');

-- A movement of points:
--   TOP_UP        cash → wallet
--   PAYMENT       wallet → sales
--   CARD_CAPTURE  gateway → sales; gateway → refunds, if no reservation is left to be paid
--   REFUND        sales → wallet; sales → refunds, if the payment was by card
--   CARD_REFUND   refunds → gateway, once the payment module has refunded the card
CREATE TABLE transfer (
    transfer_id uuid PRIMARY KEY,
    kind        text NOT NULL CHECK (kind IN ('TOP_UP', 'PAYMENT', 'REFUND', 'CARD_CAPTURE', 'CARD_REFUND')),
    created_at  timestamptz NOT NULL
);

-- What an account gains by a transfer; negative if it loses. There is no foreign key to the account, since it would
-- share-lock the accounts that all transfers use. A trigger checks that the account exists; accounts are never deleted.
CREATE TABLE entry (
    entry_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transfer_id   uuid NOT NULL REFERENCES transfer,
    account_id    bigint NOT NULL,
    -- The cast checks the upper bound.
    amount        bigint NOT NULL CHECK (abs(amount)::points > 0),
    balance_after points,
    UNIQUE (transfer_id, account_id)
);

-- Only wallets are read entry by entry.
CREATE INDEX entry_of_wallet ON entry (account_id, entry_id DESC) WHERE balance_after IS NOT NULL;

-- A chain of hashes over the entries. A change of a sealed entry, also by the owner of the schema, is detected.
CREATE TABLE seal (
    number     bigint PRIMARY KEY,
    -- The sealed entries in this order, and the digest of each at that time.
    entry_ids  bigint[] NOT NULL,
    digests    bytea[] NOT NULL,
    last_entry bigint NOT NULL GENERATED ALWAYS AS (entry_ids[cardinality(entry_ids)]) STORED,
    -- SHA-256 of the previous hash and the digests.
    hash       bytea NOT NULL,
    sealed_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- The balance of a system account with the last entry of a seal; only of the accounts that the seal has entries of.
CREATE TABLE account_snapshot (
    account_id bigint NOT NULL,
    seal       bigint NOT NULL REFERENCES seal,
    balance    numeric NOT NULL,
    PRIMARY KEY (account_id, seal)
);

CREATE INDEX account_snapshot_of_seal ON account_snapshot (seal);

GRANT SELECT, INSERT ON account, transfer, entry, seal, account_snapshot TO frontrow_app;
GRANT UPDATE (balance) ON account TO frontrow_app;
