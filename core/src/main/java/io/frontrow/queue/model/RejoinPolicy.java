package io.frontrow.queue.model;

/** What happens when a user with a live entry joins again. */
public enum RejoinPolicy {
    /** The user keeps the live entry. */
    KEEP,
    /** The live entry is removed; the user starts again at the end. */
    REQUEUE
}
