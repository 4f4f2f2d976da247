package io.frontrow.queue.model;

/** Why a guarded action is refused to the holder of a ticket. */
public sealed interface TurnRefusal {

    /**
     * The ticket still waits.
     *
     * @param ahead how many wait in front, from 0
     */
    record NotYourTurn(long ahead) implements TurnRefusal {}

    /** The ticket has left, was completed, replaced, or its session is over. */
    record TicketGone() implements TurnRefusal {}

    /** The ticket is for another concert than the thing it was shown for. */
    record OtherConcert() implements TurnRefusal {}
}
