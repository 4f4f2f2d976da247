package io.frontrow.queue;

import io.frontrow.queue.model.QueueStatus;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import reactor.core.publisher.Mono;

/**
 * Admits a waiting entry ahead of its turn: within the capacity and the rate, but also while the room is paused or not
 * open yet. The admission is recorded in the audit log. Runs to completion even if the subscriber cancels. For
 * operators.
 */
public interface AdmitAhead {

    Mono<Result> admit(Command command);

    record Command(UserId operatorId, ConcertId concertId, Whom whom) {}

    /** Identifies the entry to admit. */
    sealed interface Whom {

        record User(UserId userId) implements Whom {}

        record Entry(QueueEntryId entryId) implements Whom {}
    }

    /** In order of precedence of the refusals. */
    sealed interface Result {

        /** The entry has its turn. */
        record Admitted(QueueStatus status) implements Result {}

        record UnknownConcert() implements Result {}

        /** No such entry is waiting. */
        record UnknownEntry() implements Result {}

        /** No performance is to come: a turn would lead nowhere. */
        record SaleClosed() implements Result {}

        /** The capacity, or the rate for the running second, is used up. */
        record RoomFull() implements Result {}
    }
}
