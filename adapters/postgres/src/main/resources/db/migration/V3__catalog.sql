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

CREATE INDEX performance_by_date ON performance (concert_id, starts_at, performance_id);
CREATE INDEX performance_to_come ON performance (starts_at);

-- A seat is a number within its section's range, not a row: a hall of 50,000 seats is a few sections.
CREATE TABLE section (
    performance_id uuid NOT NULL REFERENCES performance,
    ordinal        integer NOT NULL,
    name           text NOT NULL,
    row_count      integer NOT NULL CHECK (row_count > 0),
    seats_per_row  integer NOT NULL CHECK (seats_per_row > 0),
    price          bigint NOT NULL CHECK (price BETWEEN 1 AND 9000000000000000),
    first_seat     integer NOT NULL CHECK (first_seat > 0),
    last_seat      integer NOT NULL GENERATED ALWAYS AS (first_seat + row_count * seats_per_row - 1) STORED,
    PRIMARY KEY (performance_id, ordinal)
);

-- Of two policies the one with the higher epoch holds, also in a store that hears of them in another order.
CREATE SEQUENCE waiting_room_epoch;

CREATE TABLE waiting_room (
    concert_id       uuid PRIMARY KEY REFERENCES concert,
    epoch            bigint NOT NULL DEFAULT nextval('waiting_room_epoch'),
    capacity         integer NOT NULL CHECK (capacity BETWEEN 1 AND 1000000),
    admit_per_second integer NOT NULL CHECK (admit_per_second BETWEEN 1 AND 10000),
    session_seconds  integer NOT NULL CHECK (session_seconds BETWEEN 1 AND 86400),
    idle_seconds     integer NOT NULL CHECK (idle_seconds BETWEEN 1 AND 86400),
    opens_at         timestamptz,
    queue_order      text NOT NULL,
    reentry          text NOT NULL,
    guards           text NOT NULL,
    paused           boolean NOT NULL
);

GRANT SELECT, INSERT ON concert, performance, section, waiting_room TO frontrow_app;
GRANT UPDATE ON waiting_room TO frontrow_app;
GRANT USAGE ON SEQUENCE waiting_room_epoch TO frontrow_app;
