package io.frontrow.account.model;

import java.util.UUID;

/** Identifies a user. */
public record UserId(UUID value) {}
