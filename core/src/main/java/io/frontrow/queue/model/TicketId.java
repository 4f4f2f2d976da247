package io.frontrow.queue.model;

import java.util.UUID;

/** Identifies a queue entry. */
public record TicketId(UUID value) {}
