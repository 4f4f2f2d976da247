package io.frontrow.queue.model;

import java.util.UUID;

/** Names something that an operator did. */
public record OperatorActionId(UUID value) {}
