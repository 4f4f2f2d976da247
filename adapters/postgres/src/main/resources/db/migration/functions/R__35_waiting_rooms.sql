-- 32 random bytes. The two random UUIDs come from the server's strong generator, 122 bits each.
CREATE OR REPLACE FUNCTION new_shuffle_seed() RETURNS bytea
LANGUAGE sql VOLATILE
RETURN sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

ALTER TABLE waiting_room ALTER COLUMN shuffle_seed SET DEFAULT new_shuffle_seed();
