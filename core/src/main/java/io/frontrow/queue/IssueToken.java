package io.frontrow.queue;

import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.QueueToken;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import reactor.core.publisher.Mono;

/** Puts a user in the queue of a concert. A user has at most one live entry per concert. */
public interface IssueToken {

    Mono<Result> issue(Command command);

    record Command(ConcertId concertId, UserId userId) {}

    sealed interface Result {

        /**
         * The user is in the queue.
         *
         * @param isNew whether the entry is new; otherwise the user had it already
         */
        record Issued(QueueToken token, QueueStatus status, boolean isNew) implements Result {}

        record UnknownConcert() implements Result {}

        /** No performance of the concert is to come. */
        record SaleClosed() implements Result {}
    }
}
