package io.frontrow.queue.model;

/** What users may see only in their turn. */
public enum Guards {
    /** Seats and everything after them. */
    SEATS,
    /** The list of bookable performances too. */
    DATES
}
