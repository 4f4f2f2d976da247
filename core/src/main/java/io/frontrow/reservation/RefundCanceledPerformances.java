package io.frontrow.reservation;

import reactor.core.publisher.Mono;

/**
 * Cancels and refunds the reservations of canceled performances. It runs on every instance at once, and goes on with
 * what an instance that crashed has left.
 */
public interface RefundCanceledPerformances {

    /** The number of reservations that were canceled. */
    Mono<Long> refund();
}
