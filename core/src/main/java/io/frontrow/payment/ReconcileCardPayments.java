package io.frontrow.payment;

import reactor.core.publisher.Mono;

/**
 * Settles payments by card that are overdue, whatever was lost on the way, by asking the payment module what became of
 * them. What the module never heard of is cancelled there before it fails here. Sessions that were not ended after the payment
 * are ended. Safe on every instance at once.
 */
public interface ReconcileCardPayments {

    /** Looks at all that are overdue. @return how many were settled or ended */
    Mono<Long> reconcile();
}
