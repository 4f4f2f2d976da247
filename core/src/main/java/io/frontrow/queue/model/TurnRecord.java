package io.frontrow.queue.model;

import java.time.Duration;

/** What the deciding store knows about the turn of an entry. */
public sealed interface TurnRecord {

    /** A payment was made in the turn of the entry, and nothing is left to pay for. */
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
