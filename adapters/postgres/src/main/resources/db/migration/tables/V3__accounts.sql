CREATE TABLE app_user (
    user_id       uuid PRIMARY KEY,
    email         text NOT NULL UNIQUE,
    name          text NOT NULL,
    role          text NOT NULL CHECK (role IN ('USER', 'ADMIN')),
    password_hash text NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Codes that make their bearer the first operator. Only hashes are stored; none is valid once there is an operator.
CREATE TABLE operator_code (
    code_hash  text PRIMARY KEY,
    expires_at timestamptz NOT NULL
);

CREATE INDEX operators ON app_user (user_id) WHERE role = 'ADMIN';

-- A login. It is over when it has been ended or its unspent refresh token has expired; it is then purged with all its
-- tokens.
CREATE TABLE user_session (
    session_id uuid PRIMARY KEY,
    user_id    uuid NOT NULL REFERENCES app_user,
    opened_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at   timestamptz
);

-- Only hashes of tokens are stored. Spent tokens are kept, since the late use of a spent token reveals a theft.
CREATE TABLE refresh_token (
    token_hash  text PRIMARY KEY,
    session_id  uuid NOT NULL REFERENCES user_session ON DELETE CASCADE,
    expires_at  timestamptz NOT NULL,
    spent_at    timestamptz,
    replaced_by text -- the hash of the token that replaced this one
);

CREATE UNIQUE INDEX one_unspent_token_per_session ON refresh_token (session_id) WHERE spent_at IS NULL;
CREATE INDEX refresh_token_of_session ON refresh_token (session_id);
CREATE INDEX refresh_token_by_expiry ON refresh_token (expires_at);

GRANT SELECT, INSERT ON app_user, user_session, refresh_token TO frontrow_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON operator_code TO frontrow_app;
GRANT UPDATE (password_hash) ON app_user TO frontrow_app;
GRANT UPDATE (ended_at), DELETE ON user_session TO frontrow_app;
GRANT UPDATE (spent_at, replaced_by), DELETE ON refresh_token TO frontrow_app;
