package io.frontrow.queue.model;

/** In which order people are let in. */
public enum QueueOrder {
    /** First come, first served. */
    FIFO,
    /** Who comes before the opening by lot, then first come, first served. */
    SHUFFLE
}
