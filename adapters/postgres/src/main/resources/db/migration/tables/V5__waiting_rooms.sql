-- Of two policies of a waiting room the one with the higher epoch applies, also in a store that receives them in the
-- opposite order.
CREATE SEQUENCE waiting_room_epoch;

-- shuffle_seed has a default, which is set with the function new_shuffle_seed.
CREATE TABLE waiting_room (
    concert_id       uuid PRIMARY KEY REFERENCES concert,
    epoch            bigint NOT NULL DEFAULT nextval('waiting_room_epoch'),
    capacity         integer NOT NULL CHECK (capacity BETWEEN 1 AND 1000000),
    admit_per_second integer NOT NULL CHECK (admit_per_second BETWEEN 1 AND 10000),
    turn_seconds     integer NOT NULL CHECK (turn_seconds BETWEEN 1 AND 86400),
    idle_seconds     integer NOT NULL CHECK (idle_seconds BETWEEN 1 AND 86400),
    away_seconds     integer NOT NULL CHECK (away_seconds BETWEEN 0 AND 86400),
    opens_at         timestamptz,
    admission_order  text NOT NULL,
    rejoin_policy    text NOT NULL,
    guarded_scope    text NOT NULL,
    paused           boolean NOT NULL,
    -- Whether a user has ever been admitted. A queue store that does not know such a room has lost its data.
    has_admitted     boolean NOT NULL DEFAULT false,
    -- Determines the order of the pre-queue. It is secret until the room opens.
    shuffle_seed     bytea NOT NULL CHECK (octet_length(shuffle_seed) = 32)
);

-- What an operator writes to the users of a waiting room; there is at most one message.
CREATE TABLE waiting_room_message (
    concert_id uuid PRIMARY KEY REFERENCES waiting_room,
    english    text CHECK (char_length(english) BETWEEN 1 AND 280),
    korean     text CHECK (char_length(korean) BETWEEN 1 AND 280),
    written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT messages_have_a_text CHECK (num_nonnulls(english, korean) > 0)
);

-- The actions of operators on waiting rooms. Rows are never changed.
CREATE TABLE operator_action (
    action_id      uuid PRIMARY KEY,
    concert_id     uuid NOT NULL REFERENCES concert,
    operator_id    uuid NOT NULL REFERENCES app_user,
    kind           text NOT NULL
        CHECK (kind IN (
            'LET_IN', 'LET_IN_REFUSED', 'REMOVE', 'PAUSE', 'RESUME', 'CHANGE_POLICY', 'CHANGE_POLICY_REFUSED',
            'WRITE_MESSAGE', 'REMOVE_MESSAGE')),
    queue_entry_id uuid,
    user_id        uuid,
    at             timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT queue_entries_have_users CHECK ((queue_entry_id IS NULL) = (user_id IS NULL))
);

CREATE INDEX operator_action_of_room ON operator_action (concert_id, at DESC, action_id DESC);

GRANT SELECT, INSERT ON waiting_room, operator_action TO frontrow_app;
GRANT UPDATE ON waiting_room TO frontrow_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON waiting_room_message TO frontrow_app;
GRANT USAGE ON SEQUENCE waiting_room_epoch TO frontrow_app;
