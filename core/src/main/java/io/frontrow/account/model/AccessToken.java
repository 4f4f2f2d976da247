package io.frontrow.account.model;

import java.time.Instant;

/** A signed statement of the identity of its bearer, valid until {@code expiresAt}. */
public record AccessToken(String value, Instant expiresAt) {

    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }
}
