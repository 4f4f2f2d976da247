package io.frontrow.queue;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Checks whether it is the turn of a queue entry. A check writes: it restores an entry that the queue's store has lost,
 * and it counts as a heartbeat of the entry's user.
 *
 * <p>Use it for requests of that user only. An operator's request on an entry, or a job, reads {@link
 * io.frontrow.queue.port.QueueEntries#state} instead: it says nothing about whether the user is still there.
 */
@FunctionalInterface
public interface CheckTurn {

    /** {@return the state of the entry after a lost one was restored, never {@link EntryState.Lost}} */
    Mono<EntryState> check(QueueEntry entry);

    /**
     * Checks the entry and runs the action if it is the entry's turn.
     *
     * @param refused makes the result from the reason why it is not the entry's turn
     */
    default <R> Mono<R> whenInTurn(
            QueueEntry entry, Function<TurnRefusal, ? extends R> refused, Supplier<Mono<R>> action) {
        return check(entry)
                .flatMap(state -> state.refusal()
                        .map(why -> Mono.<R>just(refused.apply(why)))
                        .orElseGet(action));
    }
}
