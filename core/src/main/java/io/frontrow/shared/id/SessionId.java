package io.frontrow.shared.id;

import java.util.UUID;

/** Identifies a session of a user, from sign-in to sign-out. */
public record SessionId(UUID value) {}
