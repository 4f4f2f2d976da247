package io.frontrow.queue;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.QueueToken;
import reactor.core.publisher.Mono;

/** A user joins the queue of a concert. A user has at most one live ticket per concert. */
public interface IssueToken {

    Mono<Result> issue(Command command);

    record Command(ConcertId concertId, UserId userId) {}

    sealed interface Result {

        /**
         * The user is in the queue.
         *
         * @param fresh whether the ticket is new; else it is the live one that the user had already
         */
        record Issued(QueueToken token, QueueStatus status, boolean fresh) implements Result {}

        record UnknownConcert() implements Result {}
    }
}
