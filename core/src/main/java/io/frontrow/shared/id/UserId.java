package io.frontrow.shared.id;

import java.util.UUID;

/** Identifies a user. */
public record UserId(UUID value) {}
