package io.frontrow.queue.model;

import java.time.Duration;

/** What the deciding store knows of a ticket that the queue's store has lost. */
public sealed interface PastTurn {

    /** The ticket's turn ended with a payment. */
    record Completed() implements PastTurn {}

    /**
     * The ticket's user has a reservation to pay for.
     *
     * @param remaining the time until its deadline, the latest one if there are several
     */
    record Unpaid(Duration remaining) implements PastTurn {}

    /** Nothing: it may never have had its turn. */
    record Unknown() implements PastTurn {}
}
