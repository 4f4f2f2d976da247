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
     * The entry waits in a pre-queue whose order is not drawn yet, so it has no place that could be shown.
     *
     * @param others number of other entries that wait
     * @param active number of turns that run at this moment
     */
    record Undrawn(long others, long active) implements EntryState {}

    /**
     * The entry waits, and its user has been silent for the idle time: it keeps its place and is not admitted until the
     * user is back.
     *
     * @param waiting how it waits, {@link Waiting} or {@link Undrawn}
     */
    record Away(EntryState waiting) implements EntryState {}

    /**
     * The entry was admitted and its turn runs.
     *
     * @param endsAt the end of the turn, by the clock of the queue's store
     */
    record Active(Instant endsAt) implements EntryState {}

    /** The entry has left, was completed, replaced or evicted as idle, or its turn is over. */
    record Gone(GoneReason reason) implements EntryState {}

    /** The store has lost the entry, or has never known it; it is to be restored. */
    record Lost() implements EntryState {}

    /** Whether the entry waits for its turn. */
    default boolean isWaiting() {
        return this instanceof Waiting || this instanceof Undrawn || this instanceof Away;
    }

    /**
     * Why it is not the entry's turn; empty if it is.
     *
     * @throws IllegalStateException if the entry is lost, which says nothing about its turn
     */
    default Optional<TurnRefusal> refusal() {
        return switch (this) {
            case Waiting waiting -> Optional.of(new TurnRefusal.NotYourTurn(waiting.ahead()));
            case Undrawn _ -> Optional.of(new TurnRefusal.NotDrawn());
            case Away(var waiting) -> waiting.refusal();
            case Active _ -> Optional.empty();
            case Gone(var reason) -> Optional.of(new TurnRefusal.EntryGone(reason));
            case Lost() -> throw new IllegalStateException("a lost entry has to be restored first");
        };
    }
}
