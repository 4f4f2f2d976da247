-- Why a performance cannot begin at a time, in order of precedence; null if it can, provided that the concert has no
-- other performance then.
CREATE OR REPLACE FUNCTION schedule_refusal(
    p_starts_at timestamptz, p_sales_open_at timestamptz, p_at timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE
    WHEN p_starts_at <= p_at THEN 'IN_PAST'
    WHEN p_starts_at <= p_sales_open_at THEN 'BEFORE_SALE'
END;

-- Adds a performance with its sections. Outcomes, in order of precedence: UNKNOWN_CONCERT, those of schedule_refusal,
-- EXISTS, ADDED (sales_open_at).
-- p_xs, p_ys, p_rotates, p_curves: null for a section whose position is not given.
CREATE OR REPLACE FUNCTION add_performance(
    p_performance uuid, p_concert uuid, p_starts_at timestamptz, p_names text[], p_row_counts integer[],
    p_seats_per_row integer[], p_prices bigint[], p_xs double precision[], p_ys double precision[],
    p_rotates double precision[], p_curves double precision[], OUT outcome text, OUT sales_open_at timestamptz)
LANGUAGE plpgsql AS $$
BEGIN
    SELECT c.sales_open_at INTO sales_open_at FROM concert c WHERE c.concert_id = p_concert FOR SHARE;
    IF NOT FOUND THEN
        outcome := 'UNKNOWN_CONCERT';
        RETURN;
    END IF;
    outcome := schedule_refusal(p_starts_at, sales_open_at, clock_timestamp());
    IF outcome IS NOT NULL THEN
        RETURN;
    END IF;

    INSERT INTO performance (performance_id, concert_id, starts_at) VALUES (p_performance, p_concert, p_starts_at)
    ON CONFLICT (concert_id, starts_at) WHERE state = 'ON_SALE' DO NOTHING;
    IF NOT FOUND THEN
        outcome := 'EXISTS';
        RETURN;
    END IF;
    INSERT INTO section (
        performance_id, ordinal, name, row_count, seats_per_row, price, first_seat, x, y, rotate, curve)
    SELECT p_performance, ordinal, name, row_count, seats_per_row, price,
        sum(row_count * seats_per_row) OVER (ORDER BY ordinal) - row_count * seats_per_row + 1, x, y, rotate, curve
    FROM unnest(p_names, p_row_counts, p_seats_per_row, p_prices, p_xs, p_ys, p_rotates, p_curves)
        WITH ORDINALITY AS block (name, row_count, seats_per_row, price, x, y, rotate, curve, ordinal);
    outcome := 'ADDED';
END
$$;

-- The number of the advisory lock of the sale of a performance. Reservations and payments share it; withdrawing and
-- canceling take it alone. So these wait for the ones that have been let through, and those that come later see them.
CREATE OR REPLACE FUNCTION sale_lock(p_performance uuid) RETURNS bigint
LANGUAGE sql IMMUTABLE
RETURN hashtextextended('sale ' || p_performance, 0);

-- Locks a performance and its sale for a withdrawal or cancellation. Returns its state, or null if there is none.
CREATE OR REPLACE FUNCTION lock_performance(p_performance uuid) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(sale_lock(p_performance));
    RETURN (SELECT state FROM performance p WHERE p.performance_id = p_performance FOR UPDATE);
END
$$;

-- Moves a performance to another time. Outcomes, in order of precedence: UNKNOWN_PERFORMANCE, NOT_ON_SALE, those of
-- schedule_refusal, EXISTS, CHANGED.
CREATE OR REPLACE FUNCTION move_performance(p_performance uuid, p_starts_at timestamptz) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    moved   performance;
    refusal text;
BEGIN
    SELECT * INTO moved FROM performance p WHERE p.performance_id = p_performance FOR UPDATE;
    IF NOT FOUND THEN
        RETURN 'UNKNOWN_PERFORMANCE';
    END IF;
    IF moved.state <> 'ON_SALE' THEN
        RETURN 'NOT_ON_SALE';
    END IF;
    SELECT schedule_refusal(p_starts_at, c.sales_open_at, clock_timestamp()) INTO refusal
    FROM concert c WHERE c.concert_id = moved.concert_id FOR SHARE;
    IF refusal IS NOT NULL THEN
        RETURN refusal;
    END IF;
    UPDATE performance SET starts_at = p_starts_at WHERE performance_id = p_performance;
    RETURN 'CHANGED';
EXCEPTION WHEN unique_violation THEN
    RETURN 'EXISTS';
END
$$;

-- Takes a performance off the sale. Outcomes, in order of precedence: UNKNOWN_PERFORMANCE, NOT_ON_SALE (it is
-- canceled), SOLD (a seat is or was reserved), CHANGED (also if it was withdrawn before).
CREATE OR REPLACE FUNCTION withdraw_performance(p_performance uuid) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    present text := lock_performance(p_performance);
BEGIN
    IF present IS NULL THEN
        RETURN 'UNKNOWN_PERFORMANCE';
    END IF;
    IF present = 'CANCELED' THEN
        RETURN 'NOT_ON_SALE';
    END IF;
    IF EXISTS (SELECT FROM reservation_seat s WHERE s.performance_id = p_performance) THEN
        RETURN 'SOLD';
    END IF;
    UPDATE performance SET state = 'WITHDRAWN' WHERE performance_id = p_performance;
    RETURN 'CHANGED';
END
$$;

-- Cancels a performance. Its reservations are canceled by cancel_reservations_of. Outcomes, in order of precedence:
-- UNKNOWN_PERFORMANCE, NOT_ON_SALE (it is withdrawn), CHANGED (also if it was canceled before).
CREATE OR REPLACE FUNCTION cancel_performance(p_performance uuid, p_reason text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    present text := lock_performance(p_performance);
BEGIN
    IF present IS NULL THEN
        RETURN 'UNKNOWN_PERFORMANCE';
    END IF;
    IF present = 'WITHDRAWN' THEN
        RETURN 'NOT_ON_SALE';
    END IF;
    UPDATE performance SET state = 'CANCELED', cancel_reason = p_reason, canceled_at = clock_timestamp()
    WHERE performance_id = p_performance AND state = 'ON_SALE';
    RETURN 'CHANGED';
END
$$;
