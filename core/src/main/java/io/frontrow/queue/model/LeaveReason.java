package io.frontrow.queue.model;

/** Why an entry leaves before its turn is over. */
public enum LeaveReason {
    LEFT,
    PAID
}
