package io.frontrow.queue.model;

/** Why the policy of a waiting room is not changed, in order of precedence. */
public enum PolicyChangeRefusal {
    UNKNOWN_CONCERT,
    /** The policy has changed since the operator read it. */
    STALE,
    /** The admission order cannot be changed while users wait, since they have been shown it. */
    ORDER_IN_USE,
    /** Turns would run out before there is anything to buy. */
    OPENS_BEFORE_SALE
}
