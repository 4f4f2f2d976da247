package io.frontrow.payment;

import io.frontrow.payment.model.CaptureResult;
import io.frontrow.shared.id.PaymentId;
import reactor.core.publisher.Mono;

/**
 * Settles a payment by card with the payment module's result, which arrives in a reply, in a callback or by a lookup.
 * The first of them settles the payment. Success ends the turn and admits the next entry.
 */
public interface SettleCardPayment {

    /** Settles the payment, unless it has been settled before. */
    Mono<Result> settle(PaymentId paymentId, CaptureResult verdict);

    /** The refusals in order of precedence. */
    enum Result {
        UNKNOWN_PAYMENT,
        /**
         * The module reports a capture of another amount than was requested, or another capture than it has reported
         * before. The payment stays as it is, and the report is logged as an error for an operator to look into.
         */
        CAPTURE_MISMATCH,
        /** The payment is settled, by this call or an earlier one. */
        SETTLED
    }
}
