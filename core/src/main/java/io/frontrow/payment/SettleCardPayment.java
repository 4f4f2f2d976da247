package io.frontrow.payment;

import io.frontrow.payment.model.CardVerdict;
import io.frontrow.payment.model.PaymentId;
import reactor.core.publisher.Mono;

/**
 * A payment by card ends as the payment module says: by its answer, its callback or when asked. Whoever hears of it first
 * settles it. Success ends the session and lets the next in line in.
 */
public interface SettleCardPayment {

    /** Settles. @return whether there is such a payment */
    Mono<Boolean> settle(PaymentId paymentId, CardVerdict verdict);
}
