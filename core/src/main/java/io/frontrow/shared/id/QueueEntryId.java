package io.frontrow.shared.id;

import java.util.UUID;

/** Identifies a queue entry. */
public record QueueEntryId(UUID value) {}
