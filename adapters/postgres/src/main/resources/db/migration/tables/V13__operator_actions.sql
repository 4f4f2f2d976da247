-- Operators act on concerts, performances and wallets too, not only on waiting rooms.
ALTER TABLE operator_action
    ALTER COLUMN concert_id DROP NOT NULL,
    ADD COLUMN performance_id uuid REFERENCES performance,
    -- What a wallet was credited with.
    ADD COLUMN amount points CHECK (amount > 0),
    DROP CONSTRAINT operator_action_kind_check,
    ADD CONSTRAINT operator_action_kind_check CHECK (kind IN (
        'LET_IN', 'LET_IN_REFUSED', 'REMOVE', 'PAUSE', 'RESUME', 'CHANGE_POLICY', 'CHANGE_POLICY_REFUSED',
        'WRITE_MESSAGE', 'REMOVE_MESSAGE', 'CREATE_CONCERT', 'CHANGE_CONCERT', 'CREATE_PERFORMANCE',
        'MOVE_PERFORMANCE', 'WITHDRAW_PERFORMANCE', 'CANCEL_PERFORMANCE', 'CREDIT_WALLET')),
    DROP CONSTRAINT queue_entries_have_users,
    ADD CONSTRAINT queue_entries_have_users CHECK (queue_entry_id IS NULL OR user_id IS NOT NULL),
    ADD CONSTRAINT wallets_have_no_concert CHECK ((concert_id IS NULL) = (amount IS NOT NULL)),
    ADD CONSTRAINT wallets_have_users CHECK (amount IS NULL OR user_id IS NOT NULL);

CREATE INDEX operator_action_by_time ON operator_action (at DESC, action_id DESC);
