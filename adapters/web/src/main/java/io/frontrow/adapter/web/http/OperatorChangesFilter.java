package io.frontrow.adapter.web.http;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Forgets the public snapshots before an operator gets the response to a change, so that the operator sees it
 * at once on the same instance. Other instances show it when their snapshots expire.
 */
@Component
final class OperatorChangesFilter implements WebFilter {
    private final PublicSnapshots snapshots;

    OperatorChangesFilter(PublicSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (isChange(exchange)) {
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(snapshots::clear));
        }
        return chain.filter(exchange);
    }

    private static boolean isChange(ServerWebExchange exchange) {
        return !exchange.getRequest().getMethod().equals(HttpMethod.GET)
                && ApiPaths.isForOperators(exchange.getRequest());
    }
}
