package io.frontrow.event.model;

import java.util.UUID;

/** Names an event. Whoever is told of an event twice knows it by this. */
public record EventId(UUID value) {}
