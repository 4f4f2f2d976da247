package io.frontrow.queue;

import io.frontrow.queue.model.QueueTicket;
import reactor.core.publisher.Mono;

/**
 * A user gives up their ticket, and with it what it holds; the next in line moves up at once. Once subscribed to, it
 * runs to its end even if the subscriber cancels.
 */
public interface LeaveQueue {

    Mono<Result> leave(QueueTicket ticket);

    enum Result {
        LEFT,
        /** The ticket was not live any more. */
        GONE
    }
}
