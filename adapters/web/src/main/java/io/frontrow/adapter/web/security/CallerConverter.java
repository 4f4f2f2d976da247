package io.frontrow.adapter.web.security;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Passes the caller, with the rights that it has now, to Spring Security. */
final class CallerConverter implements ServerAuthenticationConverter {
    private final AccessTokenReader ownTokens;
    private final CurrentRights rights;
    private final IssuerTokens issuerTokens;

    CallerConverter(AccessTokenReader ownTokens, CurrentRights rights, IssuerTokens issuerTokens) {
        this.ownTokens = ownTokens;
        this.rights = rights;
        this.issuerTokens = issuerTokens;
    }

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        return Mono.justOrEmpty(CallerReader.token(headers))
                .flatMap(this::caller)
                .map(CallerAuthentication::new);
    }

    private Mono<Caller> caller(String token) {
        return Mono.justOrEmpty(ownTokens.read(token))
                .flatMap(rights::of)
                .switchIfEmpty(Mono.defer(() -> issuerTokens.verify(token)));
    }
}
