-- 32 bytes by chance: the two random UUIDs are of the server's strong generator, 122 bits each.
CREATE FUNCTION fresh_seed() RETURNS bytea
LANGUAGE sql VOLATILE
RETURN sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- What orders the lobby of a room. It is secret until the room opens.
ALTER TABLE waiting_room ADD COLUMN seed bytea NOT NULL DEFAULT fresh_seed() CHECK (octet_length(seed) = 32);

-- What operators did to waiting rooms, never changed.
CREATE TABLE operator_action (
    action_id   uuid PRIMARY KEY,
    concert_id  uuid NOT NULL REFERENCES concert,
    operator_id uuid NOT NULL REFERENCES app_user,
    kind        text NOT NULL CHECK (kind IN ('LET_IN', 'LET_IN_REFUSED', 'REMOVE', 'PAUSE', 'RESUME', 'CHANGE_POLICY')),
    ticket_id   uuid,
    user_id     uuid,
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT a_ticket_is_a_users CHECK ((ticket_id IS NULL) = (user_id IS NULL))
);

CREATE INDEX operator_action_of_room ON operator_action (concert_id, at DESC, action_id DESC);

CREATE TRIGGER operator_action_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON operator_action
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON operator_action TO frontrow_app;
