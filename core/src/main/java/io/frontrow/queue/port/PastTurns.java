package io.frontrow.queue.port;

import io.frontrow.queue.model.PastTurn;
import io.frontrow.queue.model.QueueTicket;
import reactor.core.publisher.Mono;

/** What became of tickets, as the store knows it that decides about reservations and payments. */
@FunctionalInterface
public interface PastTurns {

    Mono<PastTurn> of(QueueTicket ticket);
}
