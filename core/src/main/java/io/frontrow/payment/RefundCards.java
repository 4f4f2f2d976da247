package io.frontrow.payment;

import reactor.core.publisher.Mono;

/**
 * Requests refunds to cards from the payment module, and retries until the module has refunded them. Safe to run on
 * every instance at the same time.
 */
public interface RefundCards {

    /**
     * Requests all refunds that are due.
     *
     * @return number of refunds settled
     */
    Mono<Long> refund();
}
