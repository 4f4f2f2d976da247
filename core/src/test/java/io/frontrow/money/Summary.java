package io.frontrow.money;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentFailure;
import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.reservation.model.CancellationOutcome;
import io.frontrow.reservation.model.RefundSummary;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.model.TopUpOutcome;
import org.jspecify.annotations.Nullable;

/** What of a response a model can predict, as text: neither new ids nor times. */
final class Summary {

    static final String PENDING = "pending";
    static final String IN_FLIGHT = new PaymentOutcome.InFlight().toString();

    private Summary() {}

    static String of(TopUpOutcome outcome) {
        return outcome instanceof TopUpOutcome.ToppedUp(var _, var amount, var balance)
                ? toppedUp(amount.value(), balance.value())
                : outcome.toString();
    }

    static String toppedUp(long amount, long balance) {
        return "topped up " + amount + ", balance " + balance;
    }

    static String of(PaymentOutcome outcome) {
        return switch (outcome) {
            case PaymentOutcome.Paid(var payment, var _) -> paid(payment.amount());
            case PaymentOutcome.Pending _ -> PENDING;
            default -> outcome.toString();
        };
    }

    static String paid(Points amount) {
        return "paid " + amount;
    }

    static String of(CancellationOutcome outcome) {
        return outcome instanceof CancellationOutcome.Canceled(var reservation, var _)
                ? of(reservation)
                : outcome.toString();
    }

    static String of(Reservation reservation) {
        return reservation(
                reservation.reservationId(), reservation.status(), reservation.seats(), reservation.refunded());
    }

    static String reservation(ReservationId id, ReservationStatus status, SeatNumbers seats, RefundSummary refunded) {
        return id + " " + status + " " + seats + " " + refunded;
    }

    static String of(Payment payment) {
        return payment(
                payment.reservationId(),
                payment.method(),
                payment.amount().value(),
                payment.status(),
                payment.failure(),
                payment.refunded().value());
    }

    static String payment(
            ReservationId reservationId,
            PaymentMethod method,
            long amount,
            PaymentStatus status,
            @Nullable PaymentFailure failure,
            long refunded) {
        return reservationId + " " + method + " " + amount + " " + status + " " + failure + " " + refunded;
    }
}
