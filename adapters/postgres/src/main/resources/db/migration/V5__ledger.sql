-- Wallets keep a balance. The accounts that everyone touches (cash, the sales of a concert) keep none, so that they never
-- become a hot row; theirs is the sum of their entries.
CREATE TABLE account (
    account_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text NOT NULL CHECK (kind IN ('WALLET', 'CASH', 'SALES')),
    user_id    uuid UNIQUE REFERENCES app_user,
    concert_id uuid UNIQUE REFERENCES concert,
    balance    bigint CHECK (balance BETWEEN 0 AND 9000000000000000),
    CONSTRAINT wallets_have_users CHECK ((kind = 'WALLET') = (user_id IS NOT NULL)),
    CONSTRAINT sales_have_concerts CHECK ((kind = 'SALES') = (concert_id IS NOT NULL)),
    CONSTRAINT wallets_keep_balances CHECK ((kind = 'WALLET') = (balance IS NOT NULL))
);

CREATE UNIQUE INDEX one_cash_account ON account (kind) WHERE kind = 'CASH';

INSERT INTO account (kind) VALUES ('CASH');

CREATE TABLE transfer (
    transfer_id uuid PRIMARY KEY,
    kind        text NOT NULL CHECK (kind IN ('CHARGE', 'PAYMENT', 'REFUND')),
    created_at  timestamptz NOT NULL
);

-- No foreign key to the account: it would share-lock the accounts that everyone touches. The trigger below looks the
-- account up; accounts are never deleted.
CREATE TABLE entry (
    entry_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transfer_id   uuid NOT NULL REFERENCES transfer,
    account_id    bigint NOT NULL,
    amount        bigint NOT NULL CHECK (abs(amount) BETWEEN 1 AND 9000000000000000),
    balance_after bigint CHECK (balance_after BETWEEN 0 AND 9000000000000000),
    UNIQUE (transfer_id, account_id)
);

-- Only wallets are read entry by entry.
CREATE INDEX entry_of_wallet ON entry (account_id, entry_id DESC) WHERE balance_after IS NOT NULL;

CREATE FUNCTION require_balanced_entries() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM fresh GROUP BY transfer_id HAVING sum(amount) <> 0) THEN
        RAISE EXCEPTION 'the entries of a transfer sum to zero' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM fresh WHERE NOT EXISTS (SELECT FROM account a WHERE a.account_id = fresh.account_id)) THEN
        RAISE EXCEPTION 'an entry belongs to an account' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER entries_balance AFTER INSERT ON entry
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION require_balanced_entries();

CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER transfer_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transfer
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reservation_seat_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reservation_seat
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE payment (
    payment_id     uuid PRIMARY KEY,
    user_id        uuid NOT NULL REFERENCES app_user,
    reservation_id uuid NOT NULL REFERENCES reservation,
    transfer_id    uuid NOT NULL UNIQUE REFERENCES transfer,
    method         text NOT NULL,
    amount         bigint NOT NULL CHECK (amount BETWEEN 1 AND 9000000000000000),
    status         text NOT NULL,
    paid_at        timestamptz NOT NULL
);

CREATE UNIQUE INDEX one_success_per_reservation ON payment (reservation_id) WHERE status = 'SUCCESS';
CREATE INDEX payment_of_user ON payment (user_id, paid_at DESC, payment_id DESC);

-- What came of a command, by the key that its sender gave it, in columns enough to tell it again.
CREATE TABLE command_record (
    user_id     uuid NOT NULL,
    operation   text NOT NULL CHECK (operation IN ('CHARGE', 'PAYMENT')),
    key         text NOT NULL,
    fingerprint text NOT NULL,
    outcome     text NOT NULL,
    transfer_id uuid UNIQUE REFERENCES transfer,
    payment_id  uuid UNIQUE REFERENCES payment,
    amount      bigint,
    balance     bigint,
    decided_at  timestamptz NOT NULL,
    PRIMARY KEY (user_id, operation, key)
);

GRANT SELECT, INSERT ON account, transfer, entry, payment, command_record TO frontrow_app;
GRANT UPDATE (balance) ON account TO frontrow_app;
