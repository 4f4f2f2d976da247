package io.frontrow.queue.model;

/** What only those may see whose turn has come. */
public enum Guards {
    /** Seats and all that follows. */
    SEATS,
    /** The bookable dates as well. */
    DATES
}
