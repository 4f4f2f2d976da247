-- Spends a refresh token and puts a new one in its place. A token that was spent within the grace period returns the
-- token that replaced it: its client has lost the first response, or has two tabs. The later use of a spent token ends
-- its session. Returns no row if the token is unknown or expired or its session has ended.
CREATE OR REPLACE FUNCTION rotate_session(
    p_token_hash text, p_new_hash text, p_refresh_for_us bigint, p_grace_us bigint)
RETURNS TABLE (rotated_session uuid, session_user_id uuid, new_hash text, new_expires_at timestamptz)
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
    IF token.spent_at > clock_timestamp() - p_grace_us * interval '1 microsecond' THEN
        RETURN QUERY
            SELECT session_id, session.user_id, token_hash, expires_at
            FROM refresh_token WHERE token_hash = token.replaced_by;
        RETURN;
    END IF;
    IF token.spent_at IS NOT NULL THEN
        UPDATE user_session SET ended_at = clock_timestamp() WHERE session_id = token.session_id;
        RETURN;
    END IF;
    IF token.expires_at <= clock_timestamp() THEN
        RETURN;
    END IF;
    UPDATE refresh_token SET spent_at = clock_timestamp(), replaced_by = p_new_hash WHERE token_hash = p_token_hash;
    RETURN QUERY
        INSERT INTO refresh_token (token_hash, session_id, expires_at)
        VALUES (p_new_hash, token.session_id, clock_timestamp() + p_refresh_for_us * interval '1 microsecond')
        RETURNING session_id, session.user_id, token_hash, expires_at;
END
$$;
