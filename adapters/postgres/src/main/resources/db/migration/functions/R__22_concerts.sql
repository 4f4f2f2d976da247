-- Whether this server has the offsets of a time zone that are given for some instants, in seconds. If not, it does not
-- know the zone, or by other rules, and would judge the day of a performance by them.
CREATE OR REPLACE FUNCTION agrees_on_time_zone(p_zone text, p_epoch_seconds bigint[], p_offsets integer[])
RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
    RETURN (
        SELECT bool_and(
            extract(epoch FROM (to_timestamp(at) AT TIME ZONE p_zone) - (to_timestamp(at) AT TIME ZONE 'UTC'))
                = seconds)
        FROM unnest(p_epoch_seconds, p_offsets) AS sample (at, seconds));
EXCEPTION WHEN invalid_parameter_value THEN
    RETURN false;
END
$$;

-- Changes a concert; a null parameter leaves its value. Outcomes, in order of precedence: UNKNOWN_CONCERT,
-- SALE_AFTER_PERFORMANCE (one that is to come would begin before the sale opens), CHANGED. A waiting room that opens
-- with the sale goes on doing so, and none opens before it.
CREATE OR REPLACE FUNCTION change_concert(
    p_concert uuid, p_title text, p_artist text, p_venue text, p_time_zone text, p_sales_open_at timestamptz)
RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    present concert;
    now_at  timestamptz;
BEGIN
    SELECT * INTO present FROM concert c WHERE c.concert_id = p_concert FOR UPDATE;
    IF NOT FOUND THEN
        RETURN 'UNKNOWN_CONCERT';
    END IF;
    now_at := clock_timestamp();
    IF EXISTS (
        SELECT FROM performance p
        WHERE p.concert_id = p_concert AND p.state = 'ON_SALE' AND p.starts_at > now_at
          AND p.starts_at <= p_sales_open_at)
    THEN
        RETURN 'SALE_AFTER_PERFORMANCE';
    END IF;
    UPDATE concert c
    SET title = coalesce(p_title, c.title), artist = coalesce(p_artist, c.artist), venue = coalesce(p_venue, c.venue),
        time_zone = coalesce(p_time_zone, c.time_zone), sales_open_at = coalesce(p_sales_open_at, c.sales_open_at)
    WHERE c.concert_id = p_concert;
    UPDATE waiting_room w
    SET epoch = nextval('waiting_room_epoch'),
        opens_at = p_sales_open_at,
        shuffle_seed = CASE
            WHEN coalesce(w.opens_at, '-infinity') <= now_at AND p_sales_open_at > now_at THEN new_shuffle_seed()
            ELSE w.shuffle_seed
        END
    WHERE w.concert_id = p_concert AND p_sales_open_at IS DISTINCT FROM w.opens_at
      AND (w.opens_at IS NULL OR w.opens_at = present.sales_open_at OR w.opens_at < p_sales_open_at)
      AND p_sales_open_at IS NOT NULL;
    RETURN 'CHANGED';
END
$$;

-- The concert after a change, with its first and last date to come; no row after another outcome. Volatile, so that it
-- sees what the statement that calls it has changed.
CREATE OR REPLACE FUNCTION concert_after(p_concert uuid, p_outcome text)
RETURNS TABLE (
    concert_id uuid, title text, artist text, venue text, time_zone text, sales_open_at timestamptz,
    first_starts_at timestamptz, last_starts_at timestamptz)
LANGUAGE sql VOLATILE AS $$
    SELECT c.concert_id, c.title, c.artist, c.venue, c.time_zone, c.sales_open_at, min(p.starts_at), max(p.starts_at)
    FROM concert c
    LEFT JOIN performance p ON p.concert_id = c.concert_id AND p.starts_at > now() AND p.state = 'ON_SALE'
    WHERE c.concert_id = p_concert AND p_outcome = 'CHANGED'
    GROUP BY c.concert_id
$$;
