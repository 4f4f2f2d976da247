-- 32 random bytes. The two random UUIDs come from the server's strong generator, 122 bits each.
CREATE OR REPLACE FUNCTION new_shuffle_seed() RETURNS bytea
LANGUAGE sql VOLATILE
RETURN sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

ALTER TABLE waiting_room ALTER COLUMN shuffle_seed SET DEFAULT new_shuffle_seed();

-- When the last performance of a concert begins; null if none is on sale.
CREATE OR REPLACE FUNCTION sales_close_at(p_concert uuid) RETURNS timestamptz
LANGUAGE sql STABLE
RETURN (SELECT max(p.starts_at) FROM performance p WHERE p.concert_id = p_concert AND p.state = 'ON_SALE');

-- Changes the policy of a waiting room under a higher epoch. A null parameter leaves its value; the opening is left
-- unless p_changes_opening, and then null stands for the opening of the sale. Outcomes, in order of precedence:
-- UNKNOWN_CONCERT, STALE, ORDER_IN_USE, OPENS_BEFORE_SALE, CHANGED (changed: the room as it is now).
-- p_epochs: the epochs at which the policy may be changed; null for any. A change that waited for another one is judged
-- by what that one left, and draws its epoch after it. The shuffle seed of a room that has opened is public, so that a
-- room that is closed again gets a new one.
CREATE OR REPLACE FUNCTION change_waiting_room(
    p_concert uuid, p_epochs bigint[], p_keeps_order boolean, p_capacity integer, p_admit_per_second integer,
    p_turn_seconds integer, p_idle_seconds integer, p_away_seconds integer, p_changes_opening boolean,
    p_opens_at timestamptz, p_admission_order text, p_rejoin_policy text, p_guarded_scope text, p_paused boolean,
    OUT outcome text, OUT changed waiting_room)
LANGUAGE plpgsql AS $$
DECLARE
    now_at        timestamptz;
    sale_opens_at timestamptz;
    room          waiting_room;
    opening       timestamptz;
BEGIN
    SELECT c.sales_open_at INTO sale_opens_at FROM concert c WHERE c.concert_id = p_concert FOR SHARE;
    SELECT * INTO room FROM waiting_room w WHERE w.concert_id = p_concert FOR UPDATE;
    now_at := clock_timestamp();
    opening := CASE WHEN p_changes_opening THEN coalesce(p_opens_at, sale_opens_at) ELSE room.opens_at END;
    outcome := CASE
        WHEN room.concert_id IS NULL THEN 'UNKNOWN_CONCERT'
        WHEN NOT room.epoch = ANY (p_epochs) THEN 'STALE'
        WHEN p_keeps_order AND p_admission_order <> room.admission_order THEN 'ORDER_IN_USE'
        WHEN p_changes_opening AND opening < sale_opens_at THEN 'OPENS_BEFORE_SALE'
        ELSE 'CHANGED'
    END;
    IF outcome <> 'CHANGED' THEN
        RETURN;
    END IF;

    UPDATE waiting_room w
    SET epoch = nextval('waiting_room_epoch'),
        capacity = coalesce(p_capacity, w.capacity),
        admit_per_second = coalesce(p_admit_per_second, w.admit_per_second),
        turn_seconds = coalesce(p_turn_seconds, w.turn_seconds),
        idle_seconds = coalesce(p_idle_seconds, w.idle_seconds),
        away_seconds = coalesce(p_away_seconds, w.away_seconds),
        opens_at = opening,
        admission_order = coalesce(p_admission_order, w.admission_order),
        rejoin_policy = coalesce(p_rejoin_policy, w.rejoin_policy),
        guarded_scope = coalesce(p_guarded_scope, w.guarded_scope),
        paused = coalesce(p_paused, w.paused),
        shuffle_seed = CASE
            WHEN coalesce(w.opens_at, '-infinity') <= now_at AND opening > now_at THEN new_shuffle_seed()
            ELSE w.shuffle_seed
        END
    WHERE w.concert_id = p_concert
    RETURNING * INTO changed;
END
$$;
