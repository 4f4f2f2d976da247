-- Whether the day of the performance has not begun yet, in the time zone where it takes place.
CREATE OR REPLACE FUNCTION is_cancelable(p_performance uuid, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM performance p JOIN concert c USING (concert_id)
        WHERE p.performance_id = p_performance
          AND (p_at AT TIME ZONE c.time_zone)::date < (p.starts_at AT TIME ZONE c.time_zone)::date);
END
$$;

-- Makes points out of the sales of a concert owed to the card or the wallet that paid.
CREATE OR REPLACE FUNCTION owe_refund(
    p_payment payment, p_concert uuid, p_refund uuid, p_transfer uuid, p_amount bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    now_at constant timestamptz := clock_timestamp();
BEGIN
    PERFORM post_system_transfer(
        p_transfer, 'REFUND', now_at,
        (SELECT account_id FROM account WHERE concert_id = p_concert),
        (SELECT account_id FROM account WHERE kind = 'REFUNDS'),
        p_amount);
    INSERT INTO refund (
        refund_id, payment_id, amount, reason, status, transfer_id, next_attempt_at, requested_at)
    VALUES (p_refund, p_payment.payment_id, p_amount, 'CANCELED', 'PENDING', p_transfer, now_at, now_at);
END
$$;

-- Moves points out of the sales of a concert by the method of the payment: into the wallet, or to the points that are
-- owed to cards. Returns false if the wallet cannot take them.
CREATE OR REPLACE FUNCTION refund_by_method(
    p_payment payment, p_concert uuid, p_refund uuid, p_transfer uuid, p_amount bigint) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
    wallet account;
    now_at timestamptz;
BEGIN
    IF p_payment.method = 'CARD' THEN
        PERFORM owe_refund(p_payment, p_concert, p_refund, p_transfer, p_amount);
        RETURN true;
    END IF;
    SELECT * INTO wallet FROM account WHERE user_id = p_payment.user_id FOR UPDATE;
    IF wallet.balance > points_max() - p_amount THEN
        RETURN false;
    END IF;
    now_at := clock_timestamp();
    PERFORM post_wallet_transfer(
        p_transfer, 'REFUND', now_at, wallet.account_id, p_amount, wallet.balance + p_amount,
        (SELECT account_id FROM account WHERE concert_id = p_concert));
    INSERT INTO refund (refund_id, payment_id, amount, reason, status, transfer_id, requested_at, settled_at)
    VALUES (p_refund, p_payment.payment_id, p_amount, 'CANCELED', 'DONE', p_transfer, now_at, now_at);
    RETURN true;
END
$$;

-- Frees seats for sale and records that they were given back.
CREATE OR REPLACE FUNCTION release_seats(p_performance uuid, p_reservation uuid, p_seats integer[], p_refund uuid)
RETURNS void
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

-- Cancels an unpaid reservation, whose row the caller has locked, and deletes its claims. Outcomes, in order of
-- precedence: PAYMENT_PENDING, ONLY_WHOLE, CANCELED.
CREATE OR REPLACE FUNCTION cancel_unpaid(p_reservation reservation, p_seats integer[]) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
    -- What a card is being charged for stays: the capture decides. A payment begins under the same lock.
    IF EXISTS (
        SELECT FROM payment p WHERE p.reservation_id = p_reservation.reservation_id AND p.status = 'PENDING')
    THEN
        RETURN 'PAYMENT_PENDING';
    END IF;
    IF EXISTS (
        SELECT FROM reservation_seat s
        WHERE s.performance_id = p_reservation.performance_id AND s.reservation_id = p_reservation.reservation_id
          AND NOT s.seat_number = ANY (p_seats))
    THEN
        RETURN 'ONLY_WHOLE';
    END IF;
    PERFORM lock_claims(p_reservation.performance_id, p_reservation.reservation_id);
    DELETE FROM seat_claim
    WHERE performance_id = p_reservation.performance_id AND reservation_id = p_reservation.reservation_id;
    UPDATE reservation SET status = 'CANCELED' WHERE reservation_id = p_reservation.reservation_id;
    RETURN 'CANCELED';
END
$$;

-- UNKNOWN_RESERVATION, UNKNOWN_SEATS (unknown_seats), NOT_PAID, PAYMENT_PENDING, ONLY_WHOLE, TOO_LATE, WALLET_FULL or
-- CANCELED.
CREATE OR REPLACE FUNCTION decide_cancellation(
    p_refund uuid, p_transfer uuid, p_user uuid, p_reservation uuid, p_seats integer[],
    OUT outcome text, OUT unknown_seats integer[])
LANGUAGE plpgsql AS $$
DECLARE
    reservation_row reservation;
    paid            payment;
    concert         uuid;
    canceled        integer[];
    price           bigint;
BEGIN
    SELECT * INTO reservation_row FROM reservation WHERE reservation_id = p_reservation AND user_id = p_user FOR UPDATE;
    IF reservation_row.reservation_id IS NULL THEN
        outcome := 'UNKNOWN_RESERVATION';
        RETURN;
    END IF;
    SELECT array_agg(seat_number) INTO unknown_seats FROM unnest(p_seats) AS wanted (seat_number)
    WHERE seat_number NOT IN (
        SELECT s.seat_number FROM reservation_seat s
        WHERE s.performance_id = reservation_row.performance_id AND s.reservation_id = p_reservation);
    IF unknown_seats IS NOT NULL THEN
        outcome := 'UNKNOWN_SEATS';
        RETURN;
    END IF;
    IF reservation_row.status = 'EXPIRED'
        OR reservation_row.status = 'RESERVED' AND reservation_row.expires_at <= clock_timestamp()
    THEN
        outcome := 'NOT_PAID';
        RETURN;
    END IF;
    IF reservation_row.status = 'RESERVED' THEN
        outcome := cancel_unpaid(reservation_row, p_seats);
        RETURN;
    END IF;
    SELECT * INTO paid FROM payment WHERE reservation_id = p_reservation AND status = 'SUCCESS';
    IF paid.payment_id IS NULL THEN
        -- It was canceled before it was paid.
        outcome := 'CANCELED';
        RETURN;
    END IF;

    SELECT array_agg(s.seat_number), sum(s.price) INTO canceled, price FROM reservation_seat s
    WHERE s.performance_id = reservation_row.performance_id AND s.reservation_id = p_reservation
      AND (p_seats IS NULL OR s.seat_number = ANY (p_seats))
      AND NOT EXISTS (
        SELECT FROM canceled_seat c
        WHERE c.performance_id = s.performance_id AND c.reservation_id = p_reservation
          AND c.seat_number = s.seat_number);
    outcome := 'CANCELED';
    IF canceled IS NULL THEN
        RETURN;
    END IF;
    IF NOT is_cancelable(reservation_row.performance_id, clock_timestamp()) THEN
        outcome := 'TOO_LATE';
        RETURN;
    END IF;

    PERFORM FROM seat_claim
    WHERE performance_id = reservation_row.performance_id AND reservation_id = p_reservation
    ORDER BY seat_number
    FOR UPDATE;
    SELECT p.concert_id INTO concert FROM performance p WHERE p.performance_id = reservation_row.performance_id;
    IF NOT refund_by_method(paid, concert, p_refund, p_transfer, price) THEN
        outcome := 'WALLET_FULL';
        RETURN;
    END IF;
    PERFORM release_seats(reservation_row.performance_id, p_reservation, canceled, p_refund);
END
$$;

-- Takes seats back, each once, and refunds the price of paid ones by the method of the payment. p_seats: null for all
-- that are left. A reservation that is not paid is taken back as a whole. Outcomes, in order of precedence:
-- UNKNOWN_RESERVATION, UNKNOWN_SEATS (unknown_seats), NOT_PAID (not paid in time), PAYMENT_PENDING, ONLY_WHOLE,
-- TOO_LATE, WALLET_FULL, CANCELED (current: the reservation as it is now; also if there was nothing left to cancel).
CREATE OR REPLACE FUNCTION cancel_reservation(
    p_refund uuid, p_transfer uuid, p_user uuid, p_reservation uuid, p_seats integer[],
    OUT outcome text, OUT unknown_seats integer[], OUT current reservation_view)
LANGUAGE plpgsql AS $$
BEGIN
    SELECT d.outcome, d.unknown_seats INTO outcome, unknown_seats
    FROM decide_cancellation(p_refund, p_transfer, p_user, p_reservation, p_seats) AS d;
    IF outcome = 'CANCELED' THEN
        SELECT * INTO current FROM reservation_view v WHERE v.reservation_id = p_reservation;
    END IF;
END
$$;

-- Cancels at most as many reservations of a canceled performance as p_refunds has ids, and refunds those that are paid
-- by the method of the payment. Returns what they were made of. Simultaneous calls cancel different ones. They lock
-- the reservations in the order of the users, and so the wallets too. A refund that the wallet of its user cannot take
-- is owed until it can, see settle_owed_to_wallets.
CREATE OR REPLACE FUNCTION cancel_reservations_of(p_performance uuid, p_refunds uuid[], p_transfers uuid[])
RETURNS TABLE (user_id uuid, hold_id uuid)
LANGUAGE plpgsql AS $$
DECLARE
    concert constant uuid := (
        SELECT p.concert_id FROM performance p WHERE p.performance_id = p_performance AND p.state = 'CANCELED');
    next_id uuid;
    next    reservation;
    paid    payment;
    seats   integer[];
    price   bigint;
    n       integer := 0;
BEGIN
    IF concert IS NULL THEN
        RETURN;
    END IF;
    FOR next_id IN
        SELECT r.reservation_id FROM reservation r
        WHERE r.reservation_id IN (SELECT c.reservation_id FROM seat_claim c WHERE c.performance_id = p_performance)
        ORDER BY r.user_id, r.reservation_id
        LIMIT cardinality(p_refunds)
        FOR UPDATE OF r SKIP LOCKED
    LOOP
        n := n + 1;
        SELECT * INTO next FROM reservation r WHERE r.reservation_id = next_id;
        PERFORM FROM seat_claim c
        WHERE c.performance_id = p_performance AND c.reservation_id = next_id
        ORDER BY c.seat_number
        FOR UPDATE;
        IF next.status = 'CONFIRMED' THEN
            SELECT array_agg(s.seat_number), sum(s.price) INTO seats, price FROM reservation_seat s
            WHERE s.performance_id = p_performance AND s.reservation_id = next_id AND NOT EXISTS (
                SELECT FROM canceled_seat c
                WHERE c.performance_id = s.performance_id AND c.reservation_id = next_id
                  AND c.seat_number = s.seat_number);
            SELECT * INTO paid FROM payment p WHERE p.reservation_id = next_id AND p.status = 'SUCCESS';
            IF NOT refund_by_method(paid, concert, p_refunds[n], p_transfers[n], price) THEN
                PERFORM owe_refund(paid, concert, p_refunds[n], p_transfers[n], price);
            END IF;
            PERFORM release_seats(p_performance, next_id, seats, p_refunds[n]);
        ELSE
            DELETE FROM seat_claim c WHERE c.performance_id = p_performance AND c.reservation_id = next_id;
            UPDATE reservation r
            SET status = CASE WHEN r.expires_at <= clock_timestamp() THEN 'EXPIRED' ELSE 'CANCELED' END
            WHERE r.reservation_id = next_id AND r.status = 'RESERVED';
        END IF;
        user_id := next.user_id;
        hold_id := next.hold_id;
        RETURN NEXT;
    END LOOP;
END
$$;

-- Gives what is owed to wallets for a canceled performance to those that can take it now. The transfer has the id of
-- the refund, so that there is one for each.
CREATE OR REPLACE FUNCTION settle_owed_to_wallets(p_performance uuid) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    owed   record;
    wallet account;
    now_at timestamptz;
BEGIN
    FOR owed IN
        SELECT f.refund_id, f.amount, p.user_id
        FROM refund f JOIN payment p USING (payment_id) JOIN reservation r USING (reservation_id)
        WHERE f.status = 'PENDING' AND p.method = 'WALLET' AND r.performance_id = p_performance
        ORDER BY p.user_id, f.refund_id
        FOR UPDATE OF f SKIP LOCKED
    LOOP
        SELECT * INTO wallet FROM account WHERE user_id = owed.user_id FOR UPDATE;
        CONTINUE WHEN wallet.balance > points_max() - owed.amount;
        now_at := clock_timestamp();
        PERFORM post_wallet_transfer(
            owed.refund_id, 'REFUND', now_at, wallet.account_id, owed.amount, wallet.balance + owed.amount,
            (SELECT account_id FROM account WHERE kind = 'REFUNDS'));
        UPDATE refund
        SET status = 'DONE', settled_transfer_id = owed.refund_id, settled_at = now_at, next_attempt_at = NULL
        WHERE refund_id = owed.refund_id;
    END LOOP;
END
$$;

-- Records that the cancellation of a performance is done, if it is. Returns whether this was not known yet.
CREATE OR REPLACE FUNCTION finish_cancellation(p_performance uuid) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM settle_owed_to_wallets(p_performance);
    UPDATE performance d SET cancel_done_at = clock_timestamp()
    WHERE d.performance_id = p_performance AND d.state = 'CANCELED' AND d.cancel_done_at IS NULL
      AND NOT EXISTS (SELECT FROM seat_claim c WHERE c.performance_id = p_performance)
      -- A card that is still being charged is going to be refunded.
      AND NOT EXISTS (
        SELECT FROM payment p JOIN reservation r USING (reservation_id)
        WHERE p.status = 'PENDING' AND r.performance_id = p_performance)
      AND NOT EXISTS (
        SELECT FROM refund f JOIN payment p USING (payment_id) JOIN reservation r USING (reservation_id)
        WHERE f.status = 'PENDING' AND r.performance_id = p_performance);
    RETURN FOUND;
END
$$;
