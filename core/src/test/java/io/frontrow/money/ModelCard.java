package io.frontrow.money;

import io.frontrow.payment.model.PaymentFailure;
import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.payment.port.CardPayments;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.shared.model.Points;
import org.jspecify.annotations.Nullable;

/** A payment by card that has begun, with what is owed to the card. */
final class ModelCard {

    final ModelBooking booking;
    final CardPayments.CardPayment command;

    private final int key;
    private PaymentStatus status = PaymentStatus.PENDING;
    private @Nullable ModelReport settledBy;
    private @Nullable PaymentFailure failure;
    private long owed;
    private long refunded;

    ModelCard(ModelBooking booking, int key, CardPayments.CardPayment command) {
        this.booking = booking;
        this.key = key;
        this.command = command;
    }

    PaymentStatus status() {
        return status;
    }

    @Nullable
    PaymentFailure failure() {
        return failure;
    }

    boolean isPending() {
        return status == PaymentStatus.PENDING;
    }

    boolean isDeclined() {
        return failure == PaymentFailure.DECLINED || failure == PaymentFailure.INSUFFICIENT;
    }

    /** The response that the client gets. */
    String response() {
        return booking.owner.paymentResponse(key);
    }

    /** Decides the response, unless one was decided before. */
    void respond(String response) {
        if (response().equals(Summary.IN_FLIGHT)) {
            booking.owner.replacePaymentResponse(key, response);
        }
    }

    /** Books the result of the payment module; what was captured for a reservation that cannot be paid is owed. */
    void settle(ModelReport report) {
        settledBy = report;
        failure = PaymentFailure.of(report.of(booking.price()));
        if (failure == null && booking.status() != ReservationStatus.RESERVED) {
            failure = failureOfCapture();
            owe(booking.price());
        }
        status = failure == null ? PaymentStatus.SUCCESS : PaymentStatus.FAIL;
        if (failure == null) {
            booking.payByCard(this);
        }
        respond(settledResponse());
    }

    private PaymentFailure failureOfCapture() {
        if (booking.wasPaid()) {
            return PaymentFailure.ALREADY_PAID;
        }
        return booking.status() == ReservationStatus.CANCELED
                ? PaymentFailure.RESERVATION_CANCELED
                : PaymentFailure.RESERVATION_EXPIRED;
    }

    private String settledResponse() {
        return switch (failure) {
            case null -> Summary.paid(new Points(booking.price()));
            case ALREADY_PAID, RESERVATION_CANCELED, RESERVATION_EXPIRED -> booking.refusalOfPayment();
            case DECLINED, INSUFFICIENT, NOT_CHARGED -> new PaymentOutcome.Declined(failure).toString();
        };
    }

    /** Whether the card was settled, and not by the capture that is reported now. */
    boolean contradicts(ModelReport report) {
        boolean isCapture = report == ModelReport.CAPTURED || report == ModelReport.CAPTURED_AGAIN;
        return isCapture && report != settledBy;
    }

    void owe(long amount) {
        owed += amount;
        refunded += amount;
    }

    long owed() {
        return owed;
    }

    void settleRefunds() {
        owed = 0;
    }

    String summary() {
        return Summary.payment(booking.reservationId, PaymentMethod.CARD, booking.price(), status, failure, refunded);
    }
}
