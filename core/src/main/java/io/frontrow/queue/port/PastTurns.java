package io.frontrow.queue.port;

import io.frontrow.queue.model.PastTurn;
import io.frontrow.queue.model.QueueTicket;
import reactor.core.publisher.Mono;

/** The turns of entries as the store that decides about reservations and payments knows them. */
@FunctionalInterface
public interface PastTurns {

    Mono<PastTurn> of(QueueTicket ticket);
}
