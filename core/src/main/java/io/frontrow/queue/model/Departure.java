package io.frontrow.queue.model;

/** Why a ticket goes before its time. */
public enum Departure {
    LEFT,
    PAID
}
