package io.frontrow.queue.model;

/** Why an entry leaves before its turn is over. */
public enum LeaveReason {
    LEFT,
    PAID,
    /** An operator removed it. */
    REMOVED,
    /** The last performance began while it waited. */
    SALE_CLOSED
}
