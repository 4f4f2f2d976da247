package io.frontrow.queue;

import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import reactor.core.publisher.Mono;

/**
 * Removes a user from a queue as if the user had left: waiting or in their turn, with the seats that they hold. The
 * removal is recorded in the audit log. Runs to completion even if the subscriber cancels. For operators.
 */
public interface RemoveFromQueue {

    Mono<Result> remove(Command command);

    record Command(UserId operatorId, ConcertId concertId, UserId userId) {}

    /** In order of precedence of the refusals. */
    enum Result {
        REMOVED,
        UNKNOWN_CONCERT,
        /** The user has no live entry. */
        UNKNOWN_ENTRY
    }
}
