package io.frontrow.account.model;

/** A user and what proves the user's password. */
public record Credentials(User user, PasswordHash passwordHash) {}
