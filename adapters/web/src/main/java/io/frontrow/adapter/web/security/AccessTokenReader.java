package io.frontrow.adapter.web.security;

import java.util.Optional;

/** Reads access tokens. */
@FunctionalInterface
interface AccessTokenReader {
    /** Who the token says its bearer is; empty if the token is none of ours or has expired. */
    Optional<Caller> read(String token);
}
