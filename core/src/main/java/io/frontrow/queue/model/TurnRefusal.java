package io.frontrow.queue.model;

/** Why an action is refused that needs the entry's turn. */
public sealed interface TurnRefusal {

    /**
     * The entry still waits.
     *
     * @param ahead number of entries that wait in front, from 0
     */
    record NotYourTurn(long ahead) implements TurnRefusal {}

    /** The entry waits in a pre-queue whose order is not drawn yet, so nobody is known to be ahead. */
    record NotDrawn() implements TurnRefusal {}

    /** The entry has left, was completed or replaced, or its turn is over. */
    record EntryGone(GoneReason reason) implements TurnRefusal {}

    /** The entry belongs to another concert than the object of the action. */
    record OtherConcert() implements TurnRefusal {}
}
