CREATE TABLE app_user (
    user_id       uuid PRIMARY KEY,
    email         text NOT NULL UNIQUE,
    name          text NOT NULL,
    role          text NOT NULL CHECK (role IN ('USER', 'ADMIN')),
    password_hash text NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE user_session (
    session_id uuid PRIMARY KEY,
    user_id    uuid NOT NULL REFERENCES app_user,
    opened_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at   timestamptz
);

-- Hashes only. Spent tokens stay, since the use of a spent one betrays a thief.
CREATE TABLE refresh_token (
    token_hash text PRIMARY KEY,
    session_id uuid NOT NULL REFERENCES user_session,
    expires_at timestamptz NOT NULL,
    spent_at   timestamptz
);

CREATE UNIQUE INDEX one_fresh_token_per_session ON refresh_token (session_id) WHERE spent_at IS NULL;

GRANT SELECT, INSERT ON app_user, user_session, refresh_token TO frontrow_app;
GRANT UPDATE (ended_at) ON user_session TO frontrow_app;
GRANT UPDATE (spent_at) ON refresh_token TO frontrow_app;

-- Spends the token and puts the fresh one in its place; no row if it is unknown, expired or its session over. A spent
-- token ends its session.
CREATE FUNCTION rotate_session(p_token_hash text, p_fresh_hash text, p_refresh_for_us bigint)
RETURNS TABLE (rotated_session uuid, session_user_id uuid, fresh_expires_at timestamptz)
LANGUAGE plpgsql AS $$
DECLARE
    token   refresh_token;
    session user_session;
BEGIN
    SELECT * INTO token FROM refresh_token WHERE token_hash = p_token_hash FOR UPDATE;
    SELECT * INTO session FROM user_session WHERE session_id = token.session_id FOR UPDATE;
    IF session.session_id IS NULL OR session.ended_at IS NOT NULL THEN
        RETURN;
    END IF;
    IF token.spent_at IS NOT NULL THEN
        UPDATE user_session SET ended_at = clock_timestamp() WHERE session_id = token.session_id;
        RETURN;
    END IF;
    IF token.expires_at <= clock_timestamp() THEN
        RETURN;
    END IF;
    UPDATE refresh_token SET spent_at = clock_timestamp() WHERE token_hash = p_token_hash;
    RETURN QUERY
        INSERT INTO refresh_token (token_hash, session_id, expires_at)
        VALUES (p_fresh_hash, token.session_id, clock_timestamp() + p_refresh_for_us * interval '1 microsecond')
        RETURNING session_id, session.user_id, expires_at;
END
$$;
