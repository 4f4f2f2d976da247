-- Why no payment by card can begin for a reservation that can be paid, in order of precedence: PAYMENT_PENDING,
-- TOO_MANY_DECLINES; null if it can. The caller holds the lock of the reservation, so that one at a time is pending.
-- p_since: when a declined payment must have begun to count. The user makes all payments for the reservation.
CREATE OR REPLACE FUNCTION card_refusal(
    p_user uuid, p_reservation uuid, p_reservation_declines_max integer, p_user_declines_max integer,
    p_since timestamptz) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF EXISTS (SELECT FROM payment p WHERE p.reservation_id = p_reservation AND p.status = 'PENDING') THEN
        RETURN 'PAYMENT_PENDING';
    END IF;
    RETURN (
        SELECT 'TOO_MANY_DECLINES' FROM payment p
        WHERE p.user_id = p_user AND p.created_at > p_since AND p.failure IN ('DECLINED', 'INSUFFICIENT')
        HAVING count(*) >= p_user_declines_max
            OR count(*) FILTER (WHERE p.reservation_id = p_reservation) >= p_reservation_declines_max);
END
$$;

-- Makes a PENDING payment by card, once per user and key. Outcomes, in order of precedence: KEY_REUSED, IN_FLIGHT,
-- what was recorded (RUNNING if nothing has been decided yet), those of payment_refusal, those of card_refusal, BEGUN
-- (payment_id, amount, decided_at). BEGUN is recorded as RUNNING; see is_recorded for the others.
-- p_overdue_us: microseconds after which the payment is reconciled. For the limits of declined payments see
-- card_refusal.
CREATE OR REPLACE FUNCTION begin_card_payment(
    p_payment uuid, p_user uuid, p_concert uuid, p_queue_entry uuid, p_reservation uuid, p_overdue_us bigint,
    p_key text, p_fingerprint text, p_reservation_declines_max integer DEFAULT 5,
    p_user_declines_max integer DEFAULT 10, p_decline_period_us bigint DEFAULT 3600000000) RETURNS command_result
LANGUAGE plpgsql AS $$
DECLARE
    result command_result := begin_command(p_user, 'PAYMENT', p_key, p_fingerprint);
BEGIN
    IF result.outcome IS NOT NULL THEN
        RETURN result;
    END IF;
    result := lock_payable_reservation(p_user, p_concert, p_reservation);
    IF result.outcome IS NULL THEN
        result.outcome := card_refusal(
            p_user, p_reservation, p_reservation_declines_max, p_user_declines_max,
            result.decided_at - p_decline_period_us * interval '1 microsecond');
    END IF;
    IF result.outcome IS NOT NULL THEN
        PERFORM record_command(p_user, 'PAYMENT', p_key, p_fingerprint, result);
        RETURN result;
    END IF;

    INSERT INTO payment (
        payment_id, user_id, reservation_id, queue_entry_id, method, amount, status, created_at, reconcile_at)
    VALUES (
        p_payment, p_user, p_reservation, p_queue_entry, 'CARD', result.amount, 'PENDING', result.decided_at,
        result.decided_at + p_overdue_us * interval '1 microsecond');
    result.payment_id := p_payment;
    result.outcome := 'RUNNING';
    PERFORM record_command(p_user, 'PAYMENT', p_key, p_fingerprint, result);
    result.outcome := 'BEGUN';
    RETURN result;
END
$$;

-- Decides the reply to the sender of a key: PENDING, unless it was decided before.
CREATE OR REPLACE FUNCTION decide_card_reply(p_user uuid, p_key text, p_fingerprint text) RETURNS command_result
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE idempotency_record SET outcome = 'PENDING', decided_at = clock_timestamp()
    WHERE user_id = p_user AND operation = 'PAYMENT' AND key = p_key AND fingerprint = p_fingerprint
      AND outcome = 'RUNNING';
    RETURN replay_command(p_user, 'PAYMENT', p_key, p_fingerprint);
END
$$;

-- The result recorded under a key, KEY_REUSED, IN_FLIGHT, or an empty result. A key whose payment is overdue is
-- decided now: the request that was to decide it may have been lost.
CREATE OR REPLACE FUNCTION replay_card_payment(p_user uuid, p_key text, p_fingerprint text) RETURNS command_result
LANGUAGE plpgsql AS $$
DECLARE
    result command_result := replay_command(p_user, 'PAYMENT', p_key, p_fingerprint);
BEGIN
    IF result.outcome IS DISTINCT FROM 'RUNNING' THEN
        RETURN result;
    END IF;
    IF EXISTS (SELECT FROM payment WHERE payment_id = result.payment_id AND reconcile_at > clock_timestamp()) THEN
        result.outcome := 'IN_FLIGHT';
        RETURN result;
    END IF;
    RETURN decide_card_reply(p_user, p_key, p_fingerprint);
END
$$;

-- Settles a payment by card, once. p_failure: why the payment module captured nothing; null if it has captured
-- p_amount points as p_capture; an instance of an older version does not know the amount. Returns no row if there is no
-- such payment; is_new: whether this call has settled it; is_mismatch: whether nothing was done because the capture is
-- of another amount, or not the one that the payment was settled with.
CREATE OR REPLACE FUNCTION settle_card_payment(
    p_payment uuid, p_capture text, p_failure text, p_transfer uuid, p_refund uuid, p_amount bigint DEFAULT NULL)
RETURNS TABLE (settled payment, concert_id uuid, is_new boolean, is_mismatch boolean)
LANGUAGE plpgsql AS $$
DECLARE
    reservation_row reservation;
    now_at          timestamptz;
    refusal         text;
    sales           bigint;
    is_canceled     boolean := enter_sale((
        SELECT r.performance_id FROM payment p JOIN reservation r USING (reservation_id)
        WHERE p.payment_id = p_payment AND p.method = 'CARD'));
BEGIN
    SELECT r.* INTO reservation_row FROM reservation r
    WHERE r.reservation_id = (
        SELECT p.reservation_id FROM payment p WHERE p.payment_id = p_payment AND p.method = 'CARD')
    FOR UPDATE;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    reservation_row := as_payable(reservation_row, is_canceled);
    now_at := clock_timestamp();
    refusal := payment_refusal(reservation_row, NULL, NULL, now_at);
    IF p_failure IS NULL AND refusal IS NULL
        AND NOT lock_claims(reservation_row.performance_id, reservation_row.reservation_id)
    THEN
        refusal := 'RESERVATION_EXPIRED';
    END IF;
    SELECT p.* INTO settled FROM payment p WHERE p.payment_id = p_payment FOR UPDATE;
    SELECT a.concert_id, a.account_id INTO concert_id, sales
    FROM performance p JOIN account a USING (concert_id) WHERE p.performance_id = reservation_row.performance_id;
    is_mismatch := p_failure IS NULL AND (
        coalesce(p_amount <> settled.amount, false)
        OR settled.status <> 'PENDING' AND settled.capture_id IS DISTINCT FROM p_capture);
    is_new := settled.status = 'PENDING' AND NOT is_mismatch;
    IF NOT is_new THEN
        RETURN NEXT;
        RETURN;
    END IF;

    settled.failure := coalesce(p_failure, refusal);
    settled.status := CASE WHEN settled.failure IS NULL THEN 'SUCCESS' ELSE 'FAIL' END;
    settled.capture_id := p_capture;
    settled.reconcile_at := NULL;
    IF settled.status = 'SUCCESS' THEN
        settled.paid_at := now_at;
        -- The caller ends the turn in far less time, unless it crashes.
        settled.end_turn_at := now_at + interval '3 seconds';
        PERFORM confirm_reservations(ARRAY[reservation_row.reservation_id]);
    END IF;
    IF p_failure IS NULL THEN
        settled.transfer_id := p_transfer;
        PERFORM post_system_transfer(
            p_transfer, 'CARD_CAPTURE', now_at,
            (SELECT a.account_id FROM account a WHERE a.kind = 'GATEWAY'),
            CASE settled.status
                WHEN 'SUCCESS' THEN sales ELSE (SELECT a.account_id FROM account a WHERE a.kind = 'REFUNDS')
            END,
            settled.amount);
    END IF;
    UPDATE payment p
    SET status = settled.status, failure = settled.failure, paid_at = settled.paid_at,
        transfer_id = settled.transfer_id, capture_id = settled.capture_id, reconcile_at = settled.reconcile_at,
        end_turn_at = settled.end_turn_at
    WHERE p.payment_id = p_payment;
    IF settled.status = 'FAIL' AND p_failure IS NULL THEN
        INSERT INTO refund (refund_id, payment_id, amount, reason, status, transfer_id, next_attempt_at, requested_at)
        VALUES (p_refund, p_payment, settled.amount, 'NOT_BOOKED', 'PENDING', p_transfer, now_at, now_at);
    END IF;
    UPDATE idempotency_record i
    SET outcome = coalesce(settled.failure, 'PAID'), decided_at = now_at
    WHERE i.payment_id = p_payment AND i.outcome = 'RUNNING';
    RETURN NEXT;
END
$$;

-- Leases at most p_at_most payments that are overdue, for p_lease_us microseconds, and decides the reply under their
-- keys. Simultaneous calls lease different ones.
CREATE OR REPLACE FUNCTION lease_overdue_payments(p_lease_us bigint, p_at_most integer)
RETURNS TABLE (payment_id uuid, can_book boolean)
LANGUAGE plpgsql AS $$
DECLARE
    -- A constant within the statement below, so that the index is used.
    now_at timestamptz := clock_timestamp();
BEGIN
    RETURN QUERY
    WITH leased AS (
        UPDATE payment p SET reconcile_at = now_at + p_lease_us * interval '1 microsecond'
        WHERE p.payment_id = ANY (ARRAY (
            SELECT d.payment_id FROM payment d
            WHERE d.status = 'PENDING' AND d.reconcile_at <= now_at
            ORDER BY d.reconcile_at LIMIT p_at_most
            FOR UPDATE SKIP LOCKED))
        RETURNING p.payment_id, p.reservation_id
    ), decided AS (
        UPDATE idempotency_record i SET outcome = 'PENDING', decided_at = now_at
        FROM leased WHERE i.payment_id = leased.payment_id AND i.outcome = 'RUNNING'
    )
    SELECT leased.payment_id, payment_refusal(r, NULL, NULL, now_at) IS NULL AND p.state = 'ON_SALE'
    FROM leased JOIN reservation r USING (reservation_id) JOIN performance p USING (performance_id);
END
$$;

-- Leases at most p_at_most successful payments whose turn has still to be ended, for p_lease_us microseconds.
CREATE OR REPLACE FUNCTION lease_unended_turns(p_lease_us bigint, p_at_most integer)
RETURNS TABLE (payment_id uuid, user_id uuid, concert_id uuid, queue_entry_id uuid)
LANGUAGE sql AS $$
    UPDATE payment p SET end_turn_at = now() + p_lease_us * interval '1 microsecond'
    FROM reservation r JOIN performance d USING (performance_id)
    WHERE r.reservation_id = p.reservation_id AND p.payment_id = ANY (ARRAY (
        SELECT u.payment_id FROM payment u WHERE u.status = 'SUCCESS' AND u.end_turn_at <= now()
        ORDER BY u.end_turn_at LIMIT p_at_most FOR UPDATE SKIP LOCKED))
    RETURNING p.payment_id, p.user_id, d.concert_id, p.queue_entry_id
$$;

-- Leases at most p_at_most refunds to cards that are due. Each is due again after a pause that doubles from attempt to
-- attempt up to a limit, in microseconds. Simultaneous calls lease different ones.
CREATE OR REPLACE FUNCTION lease_due_refunds(p_first_pause_us bigint, p_max_pause_us bigint, p_at_most integer)
RETURNS TABLE (refund_id uuid, payment_id uuid, amount bigint, attempts integer)
LANGUAGE sql AS $$
    WITH due AS (
        SELECT f.refund_id FROM refund f JOIN payment p USING (payment_id)
        WHERE f.status = 'PENDING' AND f.next_attempt_at <= now() AND p.method = 'CARD'
        ORDER BY f.next_attempt_at LIMIT p_at_most
        FOR UPDATE OF f SKIP LOCKED
    )
    UPDATE refund f
    SET attempts = f.attempts + 1,
        next_attempt_at = now()
            + least(p_max_pause_us, p_first_pause_us * power(2, least(f.attempts, 30))) * interval '1 microsecond'
    FROM due WHERE f.refund_id = due.refund_id
    RETURNING f.refund_id, f.payment_id, f.amount, f.attempts
$$;

-- Records that the payment module has refunded the points. Returns whether this was not known yet.
CREATE OR REPLACE FUNCTION settle_card_refund(p_refund uuid, p_transfer uuid) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
    owed   refund;
    now_at timestamptz;
BEGIN
    SELECT * INTO owed FROM refund WHERE refund_id = p_refund AND status = 'PENDING' FOR UPDATE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    now_at := clock_timestamp();
    PERFORM post_system_transfer(
        p_transfer, 'CARD_REFUND', now_at,
        (SELECT account_id FROM account WHERE kind = 'REFUNDS'),
        (SELECT account_id FROM account WHERE kind = 'GATEWAY'),
        owed.amount);
    UPDATE refund
    SET status = 'DONE', settled_transfer_id = p_transfer, settled_at = now_at, next_attempt_at = NULL
    WHERE refund_id = p_refund;
    RETURN true;
END
$$;
