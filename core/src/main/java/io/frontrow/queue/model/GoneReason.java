package io.frontrow.queue.model;

/** Why a queue entry is gone. */
public enum GoneReason {
    /** Its user left. */
    LEFT,
    /** It had no heartbeat for too long. */
    IDLE,
    /** Its turn ended with a payment. */
    COMPLETED,
    /** Its turn ran out. */
    EXPIRED,
    /** Its user has another entry. */
    REPLACED,
    /** An operator removed it. */
    REMOVED,
    /** The last performance began while it waited. */
    SALE_CLOSED,
    /** Nothing is known about it any more. */
    UNKNOWN
}
