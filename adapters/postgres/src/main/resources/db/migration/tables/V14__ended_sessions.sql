CREATE INDEX user_session_by_end ON user_session (ended_at) WHERE ended_at IS NOT NULL;
