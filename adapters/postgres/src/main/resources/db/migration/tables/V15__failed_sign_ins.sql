-- The latest wrong passwords that users were told of, oldest first, as many as a minute may have. What is counted is an
-- account or an address, hashed.
CREATE TABLE failed_sign_in (
    counted   text PRIMARY KEY,
    failed_at timestamptz[] NOT NULL,
    over_at   timestamptz NOT NULL -- from then on none of them matters
);

CREATE INDEX failed_sign_in_by_end ON failed_sign_in (over_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON failed_sign_in TO frontrow_app;
