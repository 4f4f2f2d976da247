-- The role that the application works as. Each connection enters it at its start (startup option role=frontrow_app);
-- the owner of the schema only migrates. A role belongs to the whole cluster, of which several databases may be
-- migrated at once: a later migration finds the role, or meets the row of the first one in a unique index.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'frontrow_app') THEN
        CREATE ROLE frontrow_app NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL;
END
$$;

DO $$
BEGIN
    GRANT frontrow_app TO CURRENT_USER;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL;
END
$$;
