package io.frontrow.queue.model;

import java.time.Instant;
import java.util.Optional;

/** Where a ticket stands now. */
public sealed interface Standing {

    /**
     * The ticket is in line.
     *
     * @param ahead how many wait in front, from 0
     * @param active how many are in at this moment
     */
    record Waiting(long ahead, long active) implements Standing {}

    /**
     * The ticket was let in and its session runs.
     *
     * @param endsAt when the session ends, by the clock of the queue's store
     */
    record Active(Instant endsAt) implements Standing {}

    /** The ticket has left, was completed, replaced, idle for too long, or its session is over. */
    record Gone() implements Standing {}

    /** The store has lost the ticket, or has never known it: it is to be restored. */
    record Lost() implements Standing {}

    /**
     * Why the ticket's holder may not book now; empty if they may.
     *
     * @throws IllegalStateException if the ticket is lost, which says nothing about its turn
     */
    default Optional<TurnRefusal> refusal() {
        return switch (this) {
            case Waiting waiting -> Optional.of(new TurnRefusal.NotYourTurn(waiting.ahead()));
            case Active _ -> Optional.empty();
            case Gone() -> Optional.of(new TurnRefusal.TicketGone());
            case Lost() -> throw new IllegalStateException("a lost ticket has to be restored first");
        };
    }
}
