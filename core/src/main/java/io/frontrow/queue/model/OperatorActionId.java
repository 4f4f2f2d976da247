package io.frontrow.queue.model;

import java.util.UUID;

/** Identifies an operator's action. */
public record OperatorActionId(UUID value) {}
