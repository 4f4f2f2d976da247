package io.frontrow.event.model;

import java.util.UUID;

/** Identifies an event. A consumer that receives an event twice recognizes the repeat by this id. */
public record EventId(UUID value) {}
