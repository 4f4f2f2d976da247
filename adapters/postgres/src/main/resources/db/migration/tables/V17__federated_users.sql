-- Users have a password here, or an issuer of OpenID Connect vouches for them.
ALTER TABLE app_user
    ALTER COLUMN password_hash DROP NOT NULL,
    ADD COLUMN issuer  text,
    ADD COLUMN subject text,
    ADD CONSTRAINT one_user_per_identity UNIQUE (issuer, subject),
    ADD CONSTRAINT password_or_identity CHECK (
        (password_hash IS NULL) = (issuer IS NOT NULL) AND (issuer IS NULL) = (subject IS NULL));
