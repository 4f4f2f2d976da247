package io.frontrow.adapter.web.security;

import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import reactor.core.publisher.Mono;

/** Authenticates callers by their access tokens. */
final class BearerTokenAuthenticationManager implements ReactiveAuthenticationManager {
    private final AccessTokenReader tokens;

    BearerTokenAuthenticationManager(AccessTokenReader tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication authentication) {
        return Mono.fromSupplier(() -> tokens.read(((BearerTokenAuthenticationToken) authentication).getToken())
                .map(CallerAuthentication::new)
                .orElseThrow(
                        () -> new InvalidBearerTokenException("the access token was not issued here or has expired")));
    }
}
