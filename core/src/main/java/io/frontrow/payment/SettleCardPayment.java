package io.frontrow.payment;

import io.frontrow.payment.model.CaptureResult;
import io.frontrow.shared.id.PaymentId;
import reactor.core.publisher.Mono;

/**
 * Settles a payment by card with the payment module's result, which arrives in a reply, in a callback or by a lookup.
 * The first of them settles the payment. Success ends the turn and admits the next entry.
 */
public interface SettleCardPayment {

    /** {@return whether there is such a payment} */
    Mono<Boolean> settle(PaymentId paymentId, CaptureResult verdict);
}
