-- A session is over for good when its fresh token has expired, and is then forgotten with all its tokens.
ALTER TABLE refresh_token DROP CONSTRAINT refresh_token_session_id_fkey;
ALTER TABLE refresh_token ADD FOREIGN KEY (session_id) REFERENCES user_session ON DELETE CASCADE;
CREATE INDEX refresh_token_of_session ON refresh_token (session_id);
GRANT DELETE ON user_session TO frontrow_app;

-- Those whose tokens have been forgotten before.
DELETE FROM user_session s WHERE NOT EXISTS (SELECT FROM refresh_token t WHERE t.session_id = s.session_id);
