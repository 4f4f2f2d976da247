package io.frontrow.account.model;

/** What a user may do: buy, or run the house as well. */
public enum Role {
    USER,
    ADMIN
}
