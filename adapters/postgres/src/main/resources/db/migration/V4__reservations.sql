-- Neither here nor in the claims is there a foreign key to the performance: all buyers of an on-sale would share-lock
-- that one row. The function that writes these rows looks the performance up.
CREATE TABLE reservation (
    reservation_id uuid PRIMARY KEY,
    hold_id        uuid NOT NULL UNIQUE,
    user_id        uuid NOT NULL REFERENCES app_user,
    performance_id uuid NOT NULL,
    status         text NOT NULL CHECK (status IN ('RESERVED', 'CONFIRMED', 'CANCELED', 'EXPIRED')),
    total_price    bigint NOT NULL CHECK (total_price BETWEEN 1 AND 9000000000000000),
    created_at     timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL
);

CREATE INDEX reservation_of_user ON reservation (user_id, created_at DESC, reservation_id DESC);
CREATE INDEX reservation_deadline ON reservation (expires_at) WHERE status = 'RESERVED';

-- Fences grow with every claim, so that of two claims on a seat the younger is known for ever.
CREATE SEQUENCE seat_claim_fence;

-- Who has which seat now. A claim in state RESERVED past its deadline is none, whether or not it has been dropped.
CREATE TABLE seat_claim (
    performance_id uuid NOT NULL,
    seat_number    integer NOT NULL CHECK (seat_number > 0),
    reservation_id uuid NOT NULL REFERENCES reservation,
    user_id        uuid NOT NULL,
    state          text NOT NULL CHECK (state IN ('RESERVED', 'SOLD')),
    expires_at     timestamptz,
    fence          bigint NOT NULL DEFAULT nextval('seat_claim_fence'),
    PRIMARY KEY (performance_id, seat_number),
    CONSTRAINT only_the_unpaid_expire CHECK ((state = 'RESERVED') = (expires_at IS NOT NULL))
);

CREATE INDEX seat_claim_of_user ON seat_claim (performance_id, user_id);
CREATE INDEX seat_claim_of_reservation ON seat_claim (reservation_id);

-- The memory of every claim ever made, never changed.
CREATE TABLE reservation_seat (
    performance_id uuid NOT NULL,
    reservation_id uuid NOT NULL REFERENCES reservation,
    seat_number    integer NOT NULL,
    price          bigint NOT NULL CHECK (price > 0),
    fence          bigint NOT NULL,
    PRIMARY KEY (performance_id, reservation_id, seat_number)
);

GRANT SELECT, INSERT ON reservation, seat_claim, reservation_seat TO frontrow_app;
GRANT UPDATE (status) ON reservation TO frontrow_app;
GRANT UPDATE, DELETE ON seat_claim TO frontrow_app;
GRANT USAGE ON SEQUENCE seat_claim_fence TO frontrow_app;
