package io.frontrow.payment;

import reactor.core.publisher.Mono;

/**
 * Settles overdue payments by card, by looking up their state at the payment module, whichever message was lost. A
 * payment that the module does not know is voided there before it fails here. Turns that were not ended after their
 * payment are ended. Safe to run on every instance at the same time.
 */
public interface ReconcileCardPayments {

    /**
     * Reconciles all overdue payments.
     *
     * @return number of payments settled and turns ended
     */
    Mono<Long> reconcile();
}
