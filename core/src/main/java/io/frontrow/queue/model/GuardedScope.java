package io.frontrow.queue.model;

/** What users may see only in their turn. */
public enum GuardedScope {
    /** Seats and everything after them. */
    SEATS,
    /** The list of bookable performances too. */
    DATES
}
