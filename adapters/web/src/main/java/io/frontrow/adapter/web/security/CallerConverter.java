package io.frontrow.adapter.web.security;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Identifies the caller by the access token of a request. A token that was not issued here or has expired identifies
 * nobody: the request goes on as anonymous, and is rejected only if it needs a caller. Users who wait in a queue
 * therefore keep their place after their access token has expired.
 */
final class CallerConverter implements ServerAuthenticationConverter {
    private static final ServerAuthenticationConverter AUTHORIZATION_HEADER =
            new ServerBearerTokenAuthenticationConverter();

    private final AccessTokenReader tokens;

    CallerConverter(AccessTokenReader tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        return AUTHORIZATION_HEADER
                .convert(exchange)
                .onErrorComplete(AuthenticationException.class)
                .cast(BearerTokenAuthenticationToken.class)
                .mapNotNull(bearer -> tokens.read(bearer.getToken())
                        .map(CallerAuthentication::new)
                        .orElse(null));
    }
}
