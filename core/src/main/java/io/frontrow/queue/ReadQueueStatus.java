package io.frontrow.queue;

import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.QueueTicket;
import reactor.core.publisher.Mono;

/** Tells a ticket's holder where in line they are and how long it may take. */
public interface ReadQueueStatus {

    Mono<Result> read(QueueTicket ticket);

    sealed interface Result {

        record InQueue(QueueStatus status) implements Result {}

        /** The ticket has left, was completed, replaced, or its session is over. */
        record Gone() implements Result {}
    }
}
