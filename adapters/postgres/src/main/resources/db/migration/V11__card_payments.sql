-- What a payment by card needs to know: in whose turn it was made, what the payment module calls the charge, and when to
-- look into it: if it is still PENDING, or if it is SUCCESS and its session has still to be ended. Null if all is done.
ALTER TABLE payment
    ADD COLUMN ticket_id uuid,
    ADD COLUMN charge_id text,
    ADD COLUMN next_look_at timestamptz;
CREATE INDEX payment_overdue ON payment (next_look_at) WHERE status = 'PENDING';
CREATE INDEX payment_unended ON payment (next_look_at) WHERE status = 'SUCCESS' AND next_look_at IS NOT NULL;
GRANT UPDATE (charge_id, next_look_at) ON payment TO frontrow_app;

-- What the sender of a key is told of a payment by card is decided after the payment has begun, and once: by its
-- settlement, or before by whoever has waited long enough. Until then the outcome is RUNNING.
GRANT UPDATE (outcome, decided_at) ON command_record TO frontrow_app;
CREATE TRIGGER command_record_is_decided_once BEFORE UPDATE ON command_record
    FOR EACH ROW WHEN (OLD.outcome <> 'RUNNING') EXECUTE FUNCTION refuse_change();

-- The callbacks of the payment module that have had their effect.
CREATE TABLE heard_callback (
    callback_id text PRIMARY KEY,
    heard_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX heard_callback_by_age ON heard_callback (heard_at);
GRANT SELECT, INSERT, DELETE ON heard_callback TO frontrow_app;

-- As before, and a payment by wallet is created when it is paid.
CREATE OR REPLACE FUNCTION confirm_reservation(
    p_reservation reservation, p_payment uuid, p_transfer uuid, p_at timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE reservation SET status = 'CONFIRMED' WHERE reservation_id = p_reservation.reservation_id;
    UPDATE seat_claim SET state = 'SOLD', expires_at = NULL
    WHERE performance_id = p_reservation.performance_id AND reservation_id = p_reservation.reservation_id;
    INSERT INTO payment (
        payment_id, user_id, reservation_id, transfer_id, method, amount, status, created_at, paid_at)
    VALUES (
        p_payment, p_reservation.user_id, p_reservation.reservation_id, p_transfer, 'WALLET', p_reservation.total_price,
        'SUCCESS', p_at, p_at);
END
$$;

-- Why the reservation cannot be paid now: UNKNOWN_RESERVATION, OTHER_CONCERT, ALREADY_PAID or RESERVATION_EXPIRED; or its
-- price (amount). Locks the reservation and its claims.
CREATE FUNCTION look_at_reservation(p_user uuid, p_concert uuid, p_reservation uuid) RETURNS command_answer
LANGUAGE plpgsql AS $$
DECLARE
    answer command_answer;
    booked reservation;
BEGIN
    SELECT * INTO booked FROM reservation WHERE reservation_id = p_reservation AND user_id = p_user FOR UPDATE;
    answer.decided_at := clock_timestamp();
    IF booked.reservation_id IS NULL THEN
        answer.outcome := 'UNKNOWN_RESERVATION';
    ELSIF p_concert IS DISTINCT FROM (SELECT concert_id FROM performance WHERE performance_id = booked.performance_id) THEN
        answer.outcome := 'OTHER_CONCERT';
    ELSIF booked.status = 'CONFIRMED' THEN
        answer.outcome := 'ALREADY_PAID';
    ELSIF booked.status <> 'RESERVED' OR booked.expires_at <= answer.decided_at
        OR NOT lock_own_claims(booked.performance_id, p_reservation)
    THEN
        answer.outcome := 'RESERVATION_EXPIRED';
    ELSE
        answer.amount := booked.total_price;
    END IF;
    RETURN answer;
END
$$;

-- Makes a PENDING payment by card, once per user and key. Outcomes, in this order: KEY_REUSED, IN_FLIGHT, what was
-- remembered (RUNNING if nothing was decided yet), UNKNOWN_RESERVATION, OTHER_CONCERT, ALREADY_PAID, RESERVATION_EXPIRED,
-- BEGUN (payment_id, amount, decided_at). OTHER_CONCERT is not remembered, BEGUN is remembered as RUNNING.
-- p_overdue_us: microseconds after which the payment is looked into.
CREATE FUNCTION begin_card_payment(
    p_payment uuid, p_user uuid, p_concert uuid, p_ticket uuid, p_reservation uuid, p_overdue_us bigint, p_key text,
    p_fingerprint text) RETURNS command_answer
LANGUAGE plpgsql AS $$
DECLARE
    answer command_answer := begin_command(p_user, 'PAYMENT', p_key, p_fingerprint);
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    answer := look_at_reservation(p_user, p_concert, p_reservation);
    IF answer.outcome IS NULL THEN
        answer.outcome := 'RUNNING';
        answer.payment_id := p_payment;
        INSERT INTO payment (
            payment_id, user_id, reservation_id, method, amount, status, created_at, ticket_id, next_look_at)
        VALUES (
            p_payment, p_user, p_reservation, 'CARD', answer.amount, 'PENDING', answer.decided_at, p_ticket,
            answer.decided_at + p_overdue_us * interval '1 microsecond');
    END IF;
    IF answer.outcome <> 'OTHER_CONCERT' THEN
        PERFORM remember_command(p_user, 'PAYMENT', p_key, p_fingerprint, answer);
    END IF;
    IF answer.outcome = 'RUNNING' THEN
        answer.outcome := 'BEGUN';
    END IF;
    RETURN answer;
END
$$;

-- What the sender of a key is told from now on: PENDING, if nothing was decided before.
CREATE FUNCTION tell_card_payment(p_user uuid, p_key text, p_fingerprint text) RETURNS command_answer
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE command_record SET outcome = 'PENDING', decided_at = clock_timestamp()
    WHERE user_id = p_user AND operation = 'PAYMENT' AND key = p_key AND fingerprint = p_fingerprint
      AND outcome = 'RUNNING';
    RETURN recall_command(p_user, 'PAYMENT', p_key, p_fingerprint);
END
$$;

-- What came of a key, KEY_REUSED, IN_FLIGHT, or an empty answer. A key whose payment is overdue runs no more, whatever
-- became of those who were to tell.
CREATE FUNCTION recall_card_payment(p_user uuid, p_key text, p_fingerprint text) RETURNS command_answer
LANGUAGE plpgsql AS $$
DECLARE
    answer command_answer := recall_command(p_user, 'PAYMENT', p_key, p_fingerprint);
BEGIN
    IF answer.outcome IS DISTINCT FROM 'RUNNING' THEN
        RETURN answer;
    END IF;
    IF EXISTS (SELECT FROM payment WHERE payment_id = answer.payment_id AND next_look_at > clock_timestamp()) THEN
        answer.outcome := 'IN_FLIGHT';
        RETURN answer;
    END IF;
    RETURN tell_card_payment(p_user, p_key, p_fingerprint);
END
$$;

-- Moves points between two accounts that keep no balance.
CREATE FUNCTION post_card_transfer(
    p_transfer uuid, p_kind text, p_at timestamptz, p_from bigint, p_to bigint, p_amount bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO transfer (transfer_id, kind, created_at) VALUES (p_transfer, p_kind, p_at);
    INSERT INTO entry (transfer_id, account_id, amount)
    VALUES (p_transfer, p_from, -p_amount), (p_transfer, p_to, p_amount);
END
$$;

-- Brings a payment by card to its end, once. p_failure: why the payment module took nothing; null if it has captured the
-- points as p_charge. No row if there is no such payment.
CREATE FUNCTION settle_card_payment(p_payment uuid, p_charge text, p_failure text, p_transfer uuid, p_refund uuid)
RETURNS TABLE (settled payment, concert_id uuid, is_fresh boolean)
LANGUAGE plpgsql AS $$
DECLARE
    booked   reservation;
    present  timestamptz;
    can_book boolean;
    sales    bigint;
    gateway  bigint := (SELECT a.account_id FROM account a WHERE a.kind = 'GATEWAY');
    refunds  bigint := (SELECT a.account_id FROM account a WHERE a.kind = 'REFUNDS');
BEGIN
    SELECT r.* INTO booked FROM reservation r
    WHERE r.reservation_id = (SELECT p.reservation_id FROM payment p WHERE p.payment_id = p_payment AND p.method = 'CARD')
    FOR UPDATE;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    present := clock_timestamp();
    can_book := p_failure IS NULL AND booked.status = 'RESERVED' AND booked.expires_at > present
        AND lock_own_claims(booked.performance_id, booked.reservation_id);
    SELECT p.* INTO settled FROM payment p WHERE p.payment_id = p_payment FOR UPDATE;
    SELECT a.concert_id, a.account_id INTO concert_id, sales
    FROM performance p JOIN account a USING (concert_id) WHERE p.performance_id = booked.performance_id;
    is_fresh := settled.status = 'PENDING';
    IF NOT is_fresh THEN
        RETURN NEXT;
        RETURN;
    END IF;

    settled.charge_id := p_charge;
    settled.next_look_at := NULL;
    IF can_book THEN
        settled.status := 'SUCCESS';
        settled.paid_at := present;
        -- Whoever has settled ends the session in far less time, unless they die.
        settled.next_look_at := present + interval '3 seconds';
        settled.transfer_id := p_transfer;
        UPDATE reservation r SET status = 'CONFIRMED' WHERE r.reservation_id = booked.reservation_id;
        UPDATE seat_claim c SET state = 'SOLD', expires_at = NULL
        WHERE c.performance_id = booked.performance_id AND c.reservation_id = booked.reservation_id;
        PERFORM post_card_transfer(p_transfer, 'CARD_CAPTURE', present, gateway, sales, settled.amount);
    ELSIF p_failure IS NULL THEN
        settled.status := 'FAIL';
        settled.failure := CASE booked.status WHEN 'CONFIRMED' THEN 'ALREADY_PAID' ELSE 'RESERVATION_EXPIRED' END;
        settled.transfer_id := p_transfer;
        PERFORM post_card_transfer(p_transfer, 'CARD_CAPTURE', present, gateway, refunds, settled.amount);
    ELSE
        settled.status := 'FAIL';
        settled.failure := p_failure;
    END IF;
    UPDATE payment p
    SET status = settled.status, failure = settled.failure, paid_at = settled.paid_at, transfer_id = settled.transfer_id,
        charge_id = settled.charge_id, next_look_at = settled.next_look_at
    WHERE p.payment_id = p_payment;
    IF settled.status = 'FAIL' AND p_failure IS NULL THEN
        INSERT INTO refund (refund_id, payment_id, amount, reason, status, transfer_id, next_attempt_at, requested_at)
        VALUES (p_refund, p_payment, settled.amount, 'NOT_BOOKED', 'PENDING', p_transfer, present, present);
    END IF;
    UPDATE command_record c
    SET outcome = CASE settled.status WHEN 'SUCCESS' THEN 'PAID' ELSE settled.failure END, decided_at = present
    WHERE c.payment_id = p_payment AND c.outcome = 'RUNNING';
    RETURN NEXT;
END
$$;

-- Takes at most p_at_most payments that are overdue and nobody else's for the lease, in microseconds. Their keys run no
-- more. Simultaneous calls take different ones.
CREATE FUNCTION take_overdue_payments(p_lease_us bigint, p_at_most integer)
RETURNS TABLE (payment_id uuid, can_book boolean)
LANGUAGE plpgsql AS $$
DECLARE
    -- A constant within the statement below, so that the index serves.
    present timestamptz := clock_timestamp();
BEGIN
    RETURN QUERY
    WITH due AS (
        SELECT p.payment_id FROM payment p
        WHERE p.status = 'PENDING' AND p.next_look_at <= present
        ORDER BY p.next_look_at LIMIT p_at_most
        FOR UPDATE SKIP LOCKED
    ), taken AS (
        UPDATE payment p SET next_look_at = present + p_lease_us * interval '1 microsecond'
        FROM due WHERE p.payment_id = due.payment_id
        RETURNING p.payment_id, p.reservation_id
    ), told AS (
        UPDATE command_record c SET outcome = 'PENDING', decided_at = present
        FROM taken WHERE c.payment_id = taken.payment_id AND c.outcome = 'RUNNING'
    )
    SELECT taken.payment_id, r.status = 'RESERVED' AND r.expires_at > present
    FROM taken JOIN reservation r USING (reservation_id);
END
$$;

-- Takes at most p_at_most payments whose session has still to be ended, nobody else's for the lease, in microseconds.
CREATE FUNCTION take_unended_payments(p_lease_us bigint, p_at_most integer)
RETURNS TABLE (payment_id uuid, user_id uuid, concert_id uuid, ticket_id uuid)
LANGUAGE plpgsql AS $$
DECLARE
    present timestamptz := clock_timestamp();
BEGIN
    RETURN QUERY
    WITH due AS (
        SELECT p.payment_id FROM payment p
        WHERE p.status = 'SUCCESS' AND p.next_look_at <= present
        ORDER BY p.next_look_at LIMIT p_at_most
        FOR UPDATE SKIP LOCKED
    ), taken AS (
        UPDATE payment p SET next_look_at = present + p_lease_us * interval '1 microsecond'
        FROM due WHERE p.payment_id = due.payment_id
        RETURNING p.payment_id, p.user_id, p.ticket_id, p.reservation_id
    )
    SELECT taken.payment_id, taken.user_id, d.concert_id, taken.ticket_id
    FROM taken JOIN reservation r USING (reservation_id) JOIN performance d USING (performance_id);
END
$$;

-- Takes at most p_at_most refunds to cards that are due, each due again after a pause that doubles from attempt to attempt
-- up to a limit, in microseconds. Simultaneous calls take different ones.
CREATE FUNCTION take_due_refunds(p_first_pause_us bigint, p_max_pause_us bigint, p_at_most integer)
RETURNS TABLE (refund_id uuid, payment_id uuid, amount bigint, attempts integer)
LANGUAGE plpgsql AS $$
DECLARE
    present timestamptz := clock_timestamp();
BEGIN
    RETURN QUERY
    WITH due AS (
        SELECT f.refund_id FROM refund f
        WHERE f.status = 'PENDING' AND f.next_attempt_at <= present
        ORDER BY f.next_attempt_at LIMIT p_at_most
        FOR UPDATE SKIP LOCKED
    )
    UPDATE refund f
    SET attempts = f.attempts + 1,
        next_attempt_at = present
            + least(p_max_pause_us, p_first_pause_us * power(2, least(f.attempts, 30))) * interval '1 microsecond'
    FROM due WHERE f.refund_id = due.refund_id
    RETURNING f.refund_id, f.payment_id, f.amount, f.attempts;
END
$$;

-- Notes that the payment module has given the points back. Returns whether that is news.
CREATE FUNCTION settle_card_refund(p_refund uuid, p_transfer uuid) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
    owed    refund;
    present timestamptz;
BEGIN
    SELECT * INTO owed FROM refund WHERE refund_id = p_refund AND status = 'PENDING' FOR UPDATE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    present := clock_timestamp();
    PERFORM post_card_transfer(
        p_transfer, 'CARD_REFUND', present,
        (SELECT account_id FROM account WHERE kind = 'REFUNDS'),
        (SELECT account_id FROM account WHERE kind = 'GATEWAY'),
        owed.amount);
    UPDATE refund
    SET status = 'DONE', settled_transfer_id = p_transfer, settled_at = present, next_attempt_at = NULL
    WHERE refund_id = p_refund;
    RETURN true;
END
$$;
