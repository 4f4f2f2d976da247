-- Work that one instance does at a time, and the instance that has it until its lease ends.
CREATE TABLE lease (
    name   text PRIMARY KEY,
    holder uuid NOT NULL,
    until  timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON lease TO frontrow_app;
