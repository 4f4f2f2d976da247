-- Neither reservations nor claims have a foreign key to the performance: all buyers of an on-sale would share-lock
-- that one row. The functions that write these rows look the performance up.
CREATE TABLE reservation (
    reservation_id uuid PRIMARY KEY,
    hold_id        uuid NOT NULL UNIQUE,
    user_id        uuid NOT NULL REFERENCES app_user,
    performance_id uuid NOT NULL,
    -- The queue entry in whose turn the reservation was made.
    queue_entry_id uuid,
    status         text NOT NULL CHECK (status IN ('RESERVED', 'CONFIRMED', 'CANCELED', 'EXPIRED')),
    total_price    points NOT NULL CHECK (total_price > 0),
    created_at     timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL
);

CREATE INDEX reservation_of_user ON reservation (user_id, created_at DESC, reservation_id DESC);
CREATE INDEX reservation_by_deadline ON reservation (expires_at) WHERE status = 'RESERVED';

-- Fences grow with every claim, so that of two claims on a seat the later one is always known.
CREATE SEQUENCE seat_claim_fence;

-- The current owner of each seat. A claim in state RESERVED past its deadline does not count, whether or not its row
-- has been deleted.
CREATE TABLE seat_claim (
    performance_id uuid NOT NULL,
    seat_number    integer NOT NULL CHECK (seat_number > 0),
    reservation_id uuid NOT NULL REFERENCES reservation,
    user_id        uuid NOT NULL,
    state          text NOT NULL CHECK (state IN ('RESERVED', 'SOLD')),
    expires_at     timestamptz,
    fence          bigint NOT NULL DEFAULT nextval('seat_claim_fence'),
    PRIMARY KEY (performance_id, seat_number),
    CONSTRAINT only_reserved_claims_expire CHECK ((state = 'RESERVED') = (expires_at IS NOT NULL))
);

CREATE INDEX seat_claim_of_user ON seat_claim (performance_id, user_id);
CREATE INDEX seat_claim_of_reservation ON seat_claim (reservation_id);

-- All claims ever made. Rows are never changed.
CREATE TABLE reservation_seat (
    performance_id uuid NOT NULL,
    reservation_id uuid NOT NULL REFERENCES reservation,
    seat_number    integer NOT NULL,
    price          points NOT NULL CHECK (price > 0),
    fence          bigint NOT NULL,
    PRIMARY KEY (performance_id, reservation_id, seat_number)
);

-- The result of reserving the seats of a hold. The outcome determines which columns are set.
CREATE TYPE reservation_result AS (
    outcome        text,
    reservation_id uuid,
    taken_seats    integer[],
    price          bigint,
    created_at     timestamptz,
    expires_at     timestamptz
);

GRANT SELECT, INSERT ON reservation, seat_claim, reservation_seat TO frontrow_app;
GRANT UPDATE (status) ON reservation TO frontrow_app;
GRANT UPDATE, DELETE ON seat_claim TO frontrow_app;
GRANT USAGE ON SEQUENCE seat_claim_fence TO frontrow_app;
