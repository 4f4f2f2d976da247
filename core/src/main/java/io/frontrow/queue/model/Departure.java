package io.frontrow.queue.model;

/** Why an entry leaves before its turn is over. */
public enum Departure {
    LEFT,
    PAID
}
