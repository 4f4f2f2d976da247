package io.frontrow.queue.model;

import java.util.UUID;

/** Names a ticket of a waiting room. */
public record TicketId(UUID value) {}
