-- Whether a code makes its bearer the first operator.
CREATE OR REPLACE FUNCTION is_operator_code_valid(p_code_hash text) RETURNS boolean
LANGUAGE sql STABLE
RETURN NOT EXISTS (SELECT FROM app_user WHERE role = 'ADMIN')
    AND EXISTS (SELECT FROM operator_code WHERE code_hash = p_code_hash AND expires_at > clock_timestamp());

-- Adds the first operator with an empty wallet, and deletes all codes. Outcomes, in order of precedence: INVALID_CODE,
-- EMAIL_TAKEN, REDEEMED. Calls run one after the other, and each sees what the one before has done.
CREATE OR REPLACE FUNCTION redeem_operator_code(
    p_code_hash text, p_user uuid, p_email text, p_name text, p_password_hash text)
RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    added uuid;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('operator code', 0));
    IF NOT is_operator_code_valid(p_code_hash) THEN
        RETURN 'INVALID_CODE';
    END IF;
    INSERT INTO app_user (user_id, email, name, role, password_hash)
    VALUES (p_user, p_email, p_name, 'ADMIN', p_password_hash)
    ON CONFLICT (email) DO NOTHING
    RETURNING user_id INTO added;
    IF added IS NULL THEN
        RETURN 'EMAIL_TAKEN';
    END IF;
    INSERT INTO account (kind, user_id, balance) VALUES ('WALLET', p_user, 0);
    DELETE FROM operator_code;
    RETURN 'REDEEMED';
END
$$;
