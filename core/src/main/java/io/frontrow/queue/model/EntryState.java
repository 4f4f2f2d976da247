package io.frontrow.queue.model;

import java.time.Instant;
import java.util.Optional;

/** The state of a queue entry. */
public sealed interface EntryState {

    /**
     * The entry waits.
     *
     * @param ahead number of entries that wait in front, from 0
     * @param active number of turns that run at this moment
     */
    record Waiting(long ahead, long active) implements EntryState {}

    /**
     * The entry was admitted and its turn runs.
     *
     * @param endsAt the end of the turn, by the clock of the queue's store
     */
    record Active(Instant endsAt) implements EntryState {}

    /** The entry has left, was completed, replaced or evicted as idle, or its turn is over. */
    record Gone() implements EntryState {}

    /** The store has lost the entry, or has never known it; it is to be restored. */
    record Lost() implements EntryState {}

    /**
     * Why it is not the entry's turn; empty if it is.
     *
     * @throws IllegalStateException if the entry is lost, which says nothing about its turn
     */
    default Optional<TurnRefusal> refusal() {
        return switch (this) {
            case Waiting waiting -> Optional.of(new TurnRefusal.NotYourTurn(waiting.ahead()));
            case Active _ -> Optional.empty();
            case Gone() -> Optional.of(new TurnRefusal.EntryGone());
            case Lost() -> throw new IllegalStateException("a lost entry has to be restored first");
        };
    }
}
