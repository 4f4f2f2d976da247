CREATE TABLE concert (
    concert_id    uuid PRIMARY KEY,
    title         text NOT NULL,
    artist        text NOT NULL,
    venue         text NOT NULL,
    time_zone     text NOT NULL,
    sales_open_at timestamptz NOT NULL
);

CREATE TABLE performance (
    performance_id uuid PRIMARY KEY,
    concert_id     uuid NOT NULL REFERENCES concert,
    starts_at      timestamptz NOT NULL,
    state          text NOT NULL DEFAULT 'ON_SALE' CHECK (state IN ('ON_SALE', 'WITHDRAWN', 'CANCELED')),
    -- Why and when it was canceled, and when nothing of it was reserved, sold or to be refunded any more.
    cancel_reason  text,
    canceled_at    timestamptz,
    cancel_done_at timestamptz,
    CONSTRAINT cancellations_have_reasons
        CHECK ((state = 'CANCELED') = (canceled_at IS NOT NULL) AND (state = 'CANCELED') = (cancel_reason IS NOT NULL)),
    CONSTRAINT only_cancellations_are_done CHECK (cancel_done_at IS NULL OR state = 'CANCELED')
);

-- A concert has one performance at a time, so that no hall is sold twice. The index also lists those of a concert.
CREATE UNIQUE INDEX one_performance_at_a_time ON performance (concert_id, starts_at) WHERE state = 'ON_SALE';
CREATE INDEX performance_by_start ON performance (starts_at);
CREATE INDEX performance_to_refund ON performance (canceled_at) WHERE state = 'CANCELED' AND cancel_done_at IS NULL;

-- A seat is a number within the range of its section, not a row: a hall of 50,000 seats is a few sections.
CREATE TABLE section (
    performance_id uuid NOT NULL REFERENCES performance,
    ordinal        integer NOT NULL,
    name           text NOT NULL,
    row_count      integer NOT NULL CHECK (row_count > 0),
    seats_per_row  integer NOT NULL CHECK (seats_per_row > 0),
    price          points NOT NULL CHECK (price > 0),
    first_seat     integer NOT NULL CHECK (first_seat > 0),
    last_seat      integer NOT NULL GENERATED ALWAYS AS (first_seat + row_count * seats_per_row - 1) STORED,
    -- Where it lies in the hall: all null if that was not given.
    x              double precision CHECK (x BETWEEN 0 AND 1000),
    y              double precision CHECK (y BETWEEN 0 AND 1000),
    rotate         double precision CHECK (rotate BETWEEN -360 AND 360),
    curve          double precision CHECK (curve BETWEEN 0 AND 10000),
    PRIMARY KEY (performance_id, ordinal),
    CONSTRAINT positions_are_whole CHECK (num_nulls(x, y, rotate, curve) IN (0, 4))
);

GRANT SELECT, INSERT ON concert, performance, section TO frontrow_app;
GRANT UPDATE (title, artist, venue, time_zone, sales_open_at) ON concert TO frontrow_app;
GRANT UPDATE (starts_at, state, cancel_reason, canceled_at, cancel_done_at) ON performance TO frontrow_app;
