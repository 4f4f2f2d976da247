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
    starts_at      timestamptz NOT NULL
);

CREATE INDEX performance_of_concert ON performance (concert_id, starts_at, performance_id);
CREATE INDEX performance_by_start ON performance (starts_at);

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
    PRIMARY KEY (performance_id, ordinal)
);

GRANT SELECT, INSERT ON concert, performance, section TO frontrow_app;
