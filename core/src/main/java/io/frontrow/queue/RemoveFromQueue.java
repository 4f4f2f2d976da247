package io.frontrow.queue;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import reactor.core.publisher.Mono;

/**
 * The operator takes a user out of a queue, as if they left: out of the line or out of their session, with the seats that
 * they hold. It is noted who did so. Once subscribed to, it runs to its end even if the subscriber cancels.
 */
public interface RemoveFromQueue {

    Mono<Result> remove(Command command);

    record Command(UserId operatorId, ConcertId concertId, UserId userId) {}

    /** In order of precedence of the refusals. */
    enum Result {
        REMOVED,
        UNKNOWN_CONCERT,
        /** The user has no live ticket. */
        UNKNOWN_TICKET
    }
}
