package io.frontrow.account.model;

/** What a user may do: buy, or operate this installation as well. */
public enum Role {
    USER,
    ADMIN
}
