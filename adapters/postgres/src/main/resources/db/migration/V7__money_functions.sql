-- What came of a command, as it is told and remembered. Which columns are set depends on the outcome.
CREATE TYPE command_answer AS (
    outcome     text,
    transfer_id uuid,
    payment_id  uuid,
    amount      bigint,
    balance     bigint,
    decided_at  timestamptz,
    repeated    boolean
);

-- The answer remembered under the key, KEY_REUSED if another command was sent under it, or an empty one.
CREATE FUNCTION recall_command(p_user uuid, p_operation text, p_key text, p_fingerprint text) RETURNS command_answer
LANGUAGE plpgsql AS $$
DECLARE
    answer   command_answer;
    recorded command_record;
BEGIN
    SELECT * INTO recorded FROM command_record
    WHERE user_id = p_user AND operation = p_operation AND key = p_key;
    IF recorded.fingerprint = p_fingerprint THEN
        answer := (recorded.outcome, recorded.transfer_id, recorded.payment_id, recorded.amount, recorded.balance,
            recorded.decided_at, true);
    ELSIF recorded.fingerprint IS NOT NULL THEN
        answer.outcome := 'KEY_REUSED';
    END IF;
    RETURN answer;
END
$$;

-- Lets one command under a key run at a time. Returns the answer if there is one already, IN_FLIGHT while the first
-- command runs, or an empty answer to whoever is the first.
CREATE FUNCTION begin_command(p_user uuid, p_operation text, p_key text, p_fingerprint text) RETURNS command_answer
LANGUAGE plpgsql AS $$
DECLARE
    answer command_answer := recall_command(p_user, p_operation, p_key, p_fingerprint);
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    IF NOT pg_try_advisory_xact_lock(hashtextextended(p_operation || ' ' || p_user || ' ' || p_key, 0)) THEN
        answer.outcome := 'IN_FLIGHT';
        RETURN answer;
    END IF;
    -- The first command may have come to its end since the first look.
    RETURN recall_command(p_user, p_operation, p_key, p_fingerprint);
END
$$;

CREATE FUNCTION remember_command(
    p_user uuid, p_operation text, p_key text, p_fingerprint text, p_answer command_answer) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO command_record (
        user_id, operation, key, fingerprint, outcome, transfer_id, payment_id, amount, balance, decided_at)
    VALUES (
        p_user, p_operation, p_key, p_fingerprint, p_answer.outcome, p_answer.transfer_id, p_answer.payment_id,
        p_answer.amount, p_answer.balance, p_answer.decided_at);
END
$$;

-- Moves points into the wallet, negative ones out of it, against the other account.
CREATE FUNCTION post_transfer(
    p_transfer uuid, p_kind text, p_at timestamptz, p_wallet bigint, p_amount bigint, p_balance bigint, p_other bigint)
RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE account SET balance = p_balance WHERE account_id = p_wallet;
    INSERT INTO transfer (transfer_id, kind, created_at) VALUES (p_transfer, p_kind, p_at);
    INSERT INTO entry (transfer_id, account_id, amount, balance_after)
    VALUES (p_transfer, p_wallet, p_amount, p_balance), (p_transfer, p_other, -p_amount, NULL);
END
$$;

-- UNKNOWN_USER, WALLET_FULL or CHARGED.
CREATE FUNCTION decide_charge(p_transfer uuid, p_user uuid, p_amount bigint) RETURNS command_answer
LANGUAGE plpgsql AS $$
DECLARE
    points_max constant bigint := 9000000000000000;
    answer     command_answer;
    wallet     account;
BEGIN
    SELECT * INTO wallet FROM account WHERE user_id = p_user FOR UPDATE;
    answer.decided_at := clock_timestamp();
    IF wallet.account_id IS NULL THEN
        answer.outcome := 'UNKNOWN_USER';
    ELSIF wallet.balance > points_max - p_amount THEN
        answer.outcome := 'WALLET_FULL';
    ELSE
        answer.outcome := 'CHARGED';
        answer.transfer_id := p_transfer;
        answer.amount := p_amount;
        answer.balance := wallet.balance + p_amount;
        PERFORM post_transfer(
            p_transfer, 'CHARGE', answer.decided_at, wallet.account_id, p_amount, answer.balance,
            (SELECT account_id FROM account WHERE kind = 'CASH'));
    END IF;
    RETURN answer;
END
$$;

-- Charges a wallet once per user and key. Outcomes, in this order: KEY_REUSED, IN_FLIGHT, UNKNOWN_USER, WALLET_FULL,
-- CHARGED (transfer_id, amount, balance). The last two are remembered.
CREATE FUNCTION charge_wallet(p_transfer uuid, p_user uuid, p_amount bigint, p_key text, p_fingerprint text)
RETURNS command_answer
LANGUAGE plpgsql AS $$
DECLARE
    answer command_answer := begin_command(p_user, 'CHARGE', p_key, p_fingerprint);
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    answer := decide_charge(p_transfer, p_user, p_amount);
    IF answer.outcome <> 'UNKNOWN_USER' THEN
        PERFORM remember_command(p_user, 'CHARGE', p_key, p_fingerprint, answer);
    END IF;
    RETURN answer;
END
$$;

-- Locks the claims of a reservation and tells whether all its seats are still claimed by it.
CREATE FUNCTION lock_own_claims(p_performance uuid, p_reservation uuid) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM seat_claim
    WHERE performance_id = p_performance AND reservation_id = p_reservation AND state = 'RESERVED'
    ORDER BY seat_number
    FOR UPDATE;
    RETURN NOT EXISTS (
        SELECT FROM reservation_seat s
        WHERE s.performance_id = p_performance AND s.reservation_id = p_reservation
          AND NOT EXISTS (
            SELECT FROM seat_claim c
            WHERE c.performance_id = s.performance_id AND c.seat_number = s.seat_number
              AND c.reservation_id = p_reservation AND c.state = 'RESERVED'));
END
$$;

-- Makes the reservation and its seats the user's, and the payment.
CREATE FUNCTION confirm_reservation(p_reservation reservation, p_payment uuid, p_transfer uuid, p_at timestamptz)
RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE reservation SET status = 'CONFIRMED' WHERE reservation_id = p_reservation.reservation_id;
    UPDATE seat_claim SET state = 'SOLD', expires_at = NULL
    WHERE performance_id = p_reservation.performance_id AND reservation_id = p_reservation.reservation_id;
    INSERT INTO payment (payment_id, user_id, reservation_id, transfer_id, method, amount, status, paid_at)
    VALUES (
        p_payment, p_reservation.user_id, p_reservation.reservation_id, p_transfer, 'WALLET', p_reservation.total_price,
        'SUCCESS', p_at);
END
$$;

-- UNKNOWN_RESERVATION, OTHER_CONCERT, ALREADY_PAID, RESERVATION_EXPIRED, INSUFFICIENT_BALANCE or PAID.
CREATE FUNCTION decide_payment(
    p_payment uuid, p_transfer uuid, p_user uuid, p_concert uuid, p_reservation uuid) RETURNS command_answer
LANGUAGE plpgsql AS $$
DECLARE
    answer command_answer;
    booked reservation;
    wallet account;
BEGIN
    SELECT * INTO booked FROM reservation WHERE reservation_id = p_reservation AND user_id = p_user FOR UPDATE;
    answer.decided_at := clock_timestamp();
    IF booked.reservation_id IS NULL THEN
        answer.outcome := 'UNKNOWN_RESERVATION';
        RETURN answer;
    END IF;
    IF p_concert IS DISTINCT FROM (SELECT concert_id FROM performance WHERE performance_id = booked.performance_id) THEN
        answer.outcome := 'OTHER_CONCERT';
        RETURN answer;
    END IF;
    IF booked.status = 'CONFIRMED' THEN
        answer.outcome := 'ALREADY_PAID';
        RETURN answer;
    END IF;
    IF booked.status <> 'RESERVED' OR booked.expires_at <= answer.decided_at
        OR NOT lock_own_claims(booked.performance_id, p_reservation)
    THEN
        answer.outcome := 'RESERVATION_EXPIRED';
        RETURN answer;
    END IF;
    SELECT * INTO wallet FROM account WHERE user_id = p_user FOR UPDATE;
    answer.amount := booked.total_price;
    IF wallet.balance < booked.total_price THEN
        answer.outcome := 'INSUFFICIENT_BALANCE';
        answer.balance := wallet.balance;
        RETURN answer;
    END IF;

    answer.outcome := 'PAID';
    answer.payment_id := p_payment;
    answer.transfer_id := p_transfer;
    answer.balance := wallet.balance - booked.total_price;
    answer.decided_at := clock_timestamp();
    PERFORM post_transfer(
        p_transfer, 'PAYMENT', answer.decided_at, wallet.account_id, -booked.total_price, answer.balance,
        (SELECT account_id FROM account WHERE concert_id = p_concert));
    PERFORM confirm_reservation(booked, p_payment, p_transfer, answer.decided_at);
    RETURN answer;
END
$$;

-- Pays for a reservation once per user and key, and once whatever the keys. Outcomes, in this order: KEY_REUSED, IN_FLIGHT,
-- UNKNOWN_RESERVATION, OTHER_CONCERT, ALREADY_PAID, RESERVATION_EXPIRED, INSUFFICIENT_BALANCE (balance, amount: what is
-- required), PAID (payment_id, transfer_id, amount, balance). All but the first two and OTHER_CONCERT are remembered.
CREATE FUNCTION pay_by_wallet(
    p_payment uuid, p_transfer uuid, p_user uuid, p_concert uuid, p_reservation uuid, p_key text, p_fingerprint text)
RETURNS command_answer
LANGUAGE plpgsql AS $$
DECLARE
    answer command_answer := begin_command(p_user, 'PAYMENT', p_key, p_fingerprint);
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    answer := decide_payment(p_payment, p_transfer, p_user, p_concert, p_reservation);
    IF answer.outcome <> 'OTHER_CONCERT' THEN
        PERFORM remember_command(p_user, 'PAYMENT', p_key, p_fingerprint, answer);
    END IF;
    RETURN answer;
END
$$;
