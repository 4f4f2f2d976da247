package io.frontrow.adapter.web.security;

import java.util.Optional;

/** Reads access tokens. */
@FunctionalInterface
public interface AccessTokenReader {
    /** {@return the caller that the token identifies, or empty if it was not issued here or has expired} */
    Optional<Caller> read(String token);
}
