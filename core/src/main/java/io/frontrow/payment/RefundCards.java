package io.frontrow.payment;

import reactor.core.publisher.Mono;

/** Has the payment module give back what is owed to cards, again and again until it has. Safe on every instance at once. */
public interface RefundCards {

    /** Asks for all refunds that are due. @return how many were given back */
    Mono<Long> refund();
}
