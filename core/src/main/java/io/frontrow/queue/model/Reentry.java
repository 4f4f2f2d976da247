package io.frontrow.queue.model;

/** What happens when a user with a live ticket asks for one again. */
public enum Reentry {
    /** The user gets the live ticket. */
    KEEP,
    /** The live ticket is void; the user starts again at the end. */
    REQUEUE
}
