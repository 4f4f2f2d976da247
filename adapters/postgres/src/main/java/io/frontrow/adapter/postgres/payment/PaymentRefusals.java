package io.frontrow.adapter.postgres.payment;

import io.frontrow.payment.model.PaymentOutcome;

/** The refusals that payments by wallet and by card have in common. */
final class PaymentRefusals {

    private PaymentRefusals() {}

    static PaymentOutcome of(String outcome) {
        return switch (outcome) {
            case "KEY_REUSED" -> new PaymentOutcome.KeyReused();
            case "IN_FLIGHT" -> new PaymentOutcome.InFlight();
            case "UNKNOWN_RESERVATION" -> new PaymentOutcome.UnknownReservation();
            case "OTHER_CONCERT" -> new PaymentOutcome.OtherConcert();
            case "ALREADY_PAID" -> new PaymentOutcome.AlreadyPaid();
            case "RESERVATION_CANCELED" -> new PaymentOutcome.ReservationCanceled();
            case "RESERVATION_EXPIRED" -> new PaymentOutcome.ReservationExpired();
            default -> throw new IllegalStateException("no outcome of a payment: " + outcome);
        };
    }
}
