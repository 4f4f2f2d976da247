package io.frontrow.adapter.postgres;

import io.frontrow.reservation.model.Reservation;
import java.util.UUID;

/** Writes the rows of card payments as the payment module and its callbacks lead to them. */
public record CardPaymentRows(TestPostgres postgres) {

    /** The amount is captured, and the reservation confirmed. */
    public void pay(Reservation reservation) {
        capture(reservation, "SUCCESS", "SALES");
        postgres.asOwner(
                "UPDATE reservation SET status = 'CONFIRMED' WHERE reservation_id = '%s'".formatted(id(reservation)),
                "UPDATE seat_claim SET state = 'SOLD', expires_at = NULL WHERE reservation_id = '%s'"
                        .formatted(id(reservation)));
    }

    /** The amount is captured for a reservation that can no longer be paid, so that the points are owed. */
    public void payInVain(Reservation reservation) {
        capture(reservation, "FAIL", "REFUNDS");
        postgres.asOwner("""
                INSERT INTO refund (
                    refund_id, payment_id, amount, reason, status, transfer_id, next_attempt_at, requested_at)
                SELECT gen_random_uuid(), payment_id, amount, 'NOT_BOOKED', 'PENDING', transfer_id, now(), now()
                FROM payment WHERE reservation_id = '%s' AND status = 'FAIL'
                """.formatted(id(reservation)));
    }

    /** The payment module refunds what is owed for the reservation. */
    public void settle(Reservation reservation) {
        postgres.asOwner("""
                WITH owed AS (
                    SELECT f.refund_id, f.amount, gen_random_uuid() AS transfer_id
                    FROM refund f JOIN payment p USING (payment_id)
                    WHERE p.reservation_id = '%s' AND f.status = 'PENDING'
                ), moved AS (
                    INSERT INTO transfer (transfer_id, kind, created_at)
                        SELECT transfer_id, 'CARD_REFUND', now() FROM owed
                ), posted AS (
                    INSERT INTO entry (transfer_id, account_id, amount)
                    SELECT transfer_id, account_id, CASE kind WHEN 'GATEWAY' THEN amount ELSE -amount END
                    FROM owed, account WHERE kind IN ('GATEWAY', 'REFUNDS')
                )
                UPDATE refund f
                SET status = 'DONE', settled_transfer_id = owed.transfer_id, settled_at = now(), next_attempt_at = NULL
                FROM owed WHERE f.refund_id = owed.refund_id
                """.formatted(id(reservation)));
    }

    private void capture(Reservation reservation, String status, String taker) {
        String transfer = UUID.randomUUID().toString();
        long amount = reservation.totalPrice().value();
        postgres.asOwner(
                "INSERT INTO transfer (transfer_id, kind, created_at) VALUES ('%s', 'CARD_CAPTURE', now())"
                        .formatted(transfer),
                """
                INSERT INTO entry (transfer_id, account_id, amount)
                SELECT '%s', account_id, CASE kind WHEN 'GATEWAY' THEN %d ELSE %d END FROM account
                WHERE kind = 'GATEWAY' OR (kind = '%s' AND (concert_id IS NULL OR concert_id = '%s'))
                """.formatted(
                                transfer,
                                -amount,
                                amount,
                                taker,
                                reservation.concertId().value()),
                """
                INSERT INTO payment (
                    payment_id, user_id, reservation_id, transfer_id, method, amount, status, paid_at, failure)
                VALUES (
                    gen_random_uuid(), '%s', '%s', '%s', 'CARD', %d, '%s', now(),
                    CASE '%5$s' WHEN 'FAIL' THEN 'RESERVATION_EXPIRED' END)
                """.formatted(reservation.userId().value(), id(reservation), transfer, amount, status));
    }

    private static UUID id(Reservation reservation) {
        return reservation.reservationId().value();
    }
}
