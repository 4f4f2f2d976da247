package io.frontrow.account.model;

import java.util.UUID;

/** Names a user. */
public record UserId(UUID value) {}
