-- A refund is made by one transfer, and a transfer of a wallet tells of its refund.
CREATE UNIQUE INDEX refund_of_transfer ON refund (transfer_id);

-- Points that went from one account to another, with the user and the concert that one of the two belongs to, if any.
CREATE VIEW movement AS
SELECT t.transfer_id, t.kind, got.amount, giver.kind AS giver, taker.kind AS taker,
    coalesce(giver.user_id, taker.user_id) AS user_id, coalesce(giver.concert_id, taker.concert_id) AS concert_id
FROM transfer t
JOIN entry given ON given.transfer_id = t.transfer_id AND given.amount < 0
JOIN account giver ON giver.account_id = given.account_id
JOIN entry got ON got.transfer_id = t.transfer_id AND got.amount = -given.amount
JOIN account taker ON taker.account_id = got.account_id;

GRANT SELECT ON movement TO frontrow_app;

-- A reservation as its user sees it. Its seats are those that are not cancelled; once all are, those that it had.
CREATE VIEW shown_reservation AS
SELECT r.reservation_id, r.hold_id, r.user_id, p.concert_id, r.performance_id, r.total_price, r.created_at, r.expires_at,
    CASE WHEN r.status = 'RESERVED' AND r.expires_at <= now() THEN 'EXPIRED' ELSE r.status END AS status,
    (
        SELECT array_agg(s.seat_number) FROM reservation_seat s
        WHERE s.performance_id = r.performance_id AND s.reservation_id = r.reservation_id
          AND (r.status = 'CANCELED' OR NOT EXISTS (
            SELECT FROM canceled_seat c
            WHERE c.performance_id = s.performance_id AND c.reservation_id = s.reservation_id
              AND c.seat_number = s.seat_number))
    ) AS seats,
    coalesce(refunded.amount, 0)::bigint AS refunded_amount,
    coalesce(refunded.status, 'NONE') AS refund_status
FROM reservation r
JOIN performance p USING (performance_id)
LEFT JOIN LATERAL (
    SELECT sum(f.amount) AS amount, CASE WHEN bool_or(f.status = 'PENDING') THEN 'PENDING' ELSE 'DONE' END AS status
    FROM payment y JOIN refund f USING (payment_id)
    WHERE y.reservation_id = r.reservation_id AND y.status = 'SUCCESS'
    HAVING count(*) > 0
) AS refunded ON true;

GRANT SELECT ON shown_reservation TO frontrow_app;

-- Whether the day of the performance is still to come, where it takes place.
CREATE FUNCTION is_cancelable(p_performance uuid, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM performance p JOIN concert c USING (concert_id)
        WHERE p.performance_id = p_performance
          AND (p_at AT TIME ZONE c.time_zone)::date < (p.starts_at AT TIME ZONE c.time_zone)::date);
END
$$;

-- Moves points out of the sales of the concert the way they came: into the wallet, or to those that are owed to cards.
-- Returns whether the wallet could take them.
CREATE FUNCTION give_back(p_payment payment, p_concert uuid, p_refund uuid, p_transfer uuid, p_amount bigint)
RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
    points_max constant bigint := 9000000000000000;
    by_wallet  constant boolean := p_payment.method = 'WALLET';
    sales      constant bigint := (SELECT account_id FROM account WHERE concert_id = p_concert);
    wallet     account;
    present    timestamptz;
BEGIN
    IF by_wallet THEN
        SELECT * INTO wallet FROM account WHERE user_id = p_payment.user_id FOR UPDATE;
        IF wallet.balance > points_max - p_amount THEN
            RETURN false;
        END IF;
    END IF;
    present := clock_timestamp();
    IF by_wallet THEN
        PERFORM post_transfer(
            p_transfer, 'REFUND', present, wallet.account_id, p_amount, wallet.balance + p_amount, sales);
    ELSE
        INSERT INTO transfer (transfer_id, kind, created_at) VALUES (p_transfer, 'REFUND', present);
        INSERT INTO entry (transfer_id, account_id, amount)
        VALUES (p_transfer, sales, -p_amount),
            (p_transfer, (SELECT account_id FROM account WHERE kind = 'REFUNDS'), p_amount);
    END IF;
    INSERT INTO refund (
        refund_id, payment_id, amount, reason, status, transfer_id, next_attempt_at, requested_at, settled_at)
    VALUES (
        p_refund, p_payment.payment_id, p_amount, 'CANCELED', CASE WHEN by_wallet THEN 'DONE' ELSE 'PENDING' END,
        p_transfer, CASE WHEN NOT by_wallet THEN present END, present, CASE WHEN by_wallet THEN present END);
    RETURN true;
END
$$;

-- Frees the seats for sale and remembers that they were given back.
CREATE FUNCTION free_seats(p_performance uuid, p_reservation uuid, p_seats integer[], p_refund uuid) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM seat_claim
    WHERE performance_id = p_performance AND reservation_id = p_reservation AND seat_number = ANY (p_seats);
    INSERT INTO canceled_seat (performance_id, reservation_id, seat_number, refund_id, canceled_at)
    SELECT p_performance, p_reservation, seat_number, p_refund, clock_timestamp()
    FROM unnest(p_seats) AS given_back (seat_number);
    UPDATE reservation SET status = 'CANCELED'
    WHERE reservation_id = p_reservation AND NOT EXISTS (
        SELECT FROM seat_claim WHERE performance_id = p_performance AND reservation_id = p_reservation);
END
$$;

-- UNKNOWN_RESERVATION, UNKNOWN_SEATS (unknown_seats), NOT_PAID, TOO_LATE, WALLET_FULL or CANCELED.
CREATE FUNCTION decide_cancellation(
    p_refund uuid,
    p_transfer uuid,
    p_user uuid,
    p_reservation uuid,
    p_seats integer[],
    OUT outcome text,
    OUT unknown_seats integer[])
LANGUAGE plpgsql AS $$
DECLARE
    booked  reservation;
    paid    payment;
    concert uuid;
    given   integer[];
    price   bigint;
BEGIN
    SELECT * INTO booked FROM reservation WHERE reservation_id = p_reservation AND user_id = p_user FOR UPDATE;
    IF booked.reservation_id IS NULL THEN
        outcome := 'UNKNOWN_RESERVATION';
        RETURN;
    END IF;
    SELECT array_agg(seat_number) INTO unknown_seats FROM unnest(p_seats) AS wanted (seat_number)
    WHERE seat_number NOT IN (
        SELECT s.seat_number FROM reservation_seat s
        WHERE s.performance_id = booked.performance_id AND s.reservation_id = p_reservation);
    IF unknown_seats IS NOT NULL THEN
        outcome := 'UNKNOWN_SEATS';
        RETURN;
    END IF;
    IF booked.status NOT IN ('CONFIRMED', 'CANCELED') THEN
        outcome := 'NOT_PAID';
        RETURN;
    END IF;

    SELECT array_agg(s.seat_number), sum(s.price) INTO given, price FROM reservation_seat s
    WHERE s.performance_id = booked.performance_id AND s.reservation_id = p_reservation
      AND (p_seats IS NULL OR s.seat_number = ANY (p_seats))
      AND NOT EXISTS (
        SELECT FROM canceled_seat c
        WHERE c.performance_id = s.performance_id AND c.reservation_id = p_reservation
          AND c.seat_number = s.seat_number);
    outcome := 'CANCELED';
    IF given IS NULL THEN
        RETURN;
    END IF;
    IF NOT is_cancelable(booked.performance_id, clock_timestamp()) THEN
        outcome := 'TOO_LATE';
        RETURN;
    END IF;

    PERFORM FROM seat_claim
    WHERE performance_id = booked.performance_id AND reservation_id = p_reservation
    ORDER BY seat_number
    FOR UPDATE;
    SELECT * INTO paid FROM payment WHERE reservation_id = p_reservation AND status = 'SUCCESS';
    SELECT p.concert_id INTO concert FROM performance p WHERE p.performance_id = booked.performance_id;
    IF NOT give_back(paid, concert, p_refund, p_transfer, price) THEN
        outcome := 'WALLET_FULL';
        RETURN;
    END IF;
    PERFORM free_seats(booked.performance_id, p_reservation, given, p_refund);
END
$$;

-- Takes paid seats back, each once, and gives their price back the way it was paid. p_seats: null for all that are left.
-- Outcomes, in this order: UNKNOWN_RESERVATION, UNKNOWN_SEATS (unknown_seats), NOT_PAID, TOO_LATE, WALLET_FULL, CANCELED
-- (shown: the reservation as it is now; also if there was nothing left to cancel).
CREATE FUNCTION cancel_reservation(
    p_refund uuid,
    p_transfer uuid,
    p_user uuid,
    p_reservation uuid,
    p_seats integer[],
    OUT outcome text,
    OUT unknown_seats integer[],
    OUT shown shown_reservation)
LANGUAGE plpgsql AS $$
BEGIN
    SELECT d.outcome, d.unknown_seats INTO outcome, unknown_seats
    FROM decide_cancellation(p_refund, p_transfer, p_user, p_reservation, p_seats) AS d;
    IF outcome = 'CANCELED' THEN
        SELECT * INTO shown FROM shown_reservation s WHERE s.reservation_id = p_reservation;
    END IF;
END
$$;
