package io.frontrow.queue;

import io.frontrow.account.model.Email;
import io.frontrow.account.model.User;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.shared.id.ConcertId;
import reactor.core.publisher.Mono;

/** Finds the last entry of a user in the queue of a concert by the e-mail address. For operators. */
@FunctionalInterface
public interface FindInQueue {

    Mono<Result> find(ConcertId concertId, Email email);

    /** In order of precedence of the refusals. */
    sealed interface Result {

        /** The last entry of the user, live or gone. */
        record Found(User user, QueueEntry entry, EntryState state) implements Result {}

        record UnknownConcert() implements Result {}

        record UnknownUser() implements Result {}

        /** The user has never joined this queue, or the store has lost the entry. */
        record UnknownEntry() implements Result {}
    }
}
