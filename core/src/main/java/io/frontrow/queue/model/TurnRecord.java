package io.frontrow.queue.model;

import java.time.Duration;

/** What the deciding store knows about an entry that the queue's store has lost. */
public sealed interface TurnRecord {

    /** The turn of the entry ended with a payment, after which nothing that was reserved in it is left to pay for. */
    record Completed() implements TurnRecord {}

    /**
     * The user of the entry has a reservation to pay for.
     *
     * @param remaining time to its deadline; to the latest deadline if there are several reservations
     */
    record Unpaid(Duration remaining) implements TurnRecord {}

    /** Nothing; the entry may never have had its turn. */
    record Unknown() implements TurnRecord {}
}
