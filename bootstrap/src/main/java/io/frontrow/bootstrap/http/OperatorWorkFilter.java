package io.frontrow.bootstrap.http;

import io.frontrow.adapter.postgres.sql.SeparateConnections;
import io.frontrow.adapter.web.http.ApiPaths;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Marks the calls of operators, which have connections to Postgres of their own. */
final class OperatorWorkFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Mono<Void> handled = chain.filter(exchange);
        return ApiPaths.isForOperators(exchange.getRequest())
                ? handled.contextWrite(SeparateConnections::ofOperator)
                : handled;
    }
}
