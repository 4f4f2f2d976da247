package io.frontrow.catalog.model;

/** Whether the seats of a performance are for sale, apart from the time. */
public enum PerformanceState {
    ON_SALE,
    /** Was taken off the sale before any seat was reserved or sold. */
    WITHDRAWN,
    /** Does not take place. All its reservations are canceled and refunded. */
    CANCELED
}
