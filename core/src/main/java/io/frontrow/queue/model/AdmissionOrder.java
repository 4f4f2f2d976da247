package io.frontrow.queue.model;

/** The order in which entries are admitted. */
public enum AdmissionOrder {
    /** First come, first served. */
    FIFO,
    /** Entries made before the opening in random order, then first come, first served. */
    SHUFFLE
}
