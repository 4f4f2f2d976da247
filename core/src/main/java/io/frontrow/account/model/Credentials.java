package io.frontrow.account.model;

/** A user with the hash of the user's password. */
public record Credentials(User user, PasswordHash passwordHash) {}
