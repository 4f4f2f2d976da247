package io.frontrow.adapter.web.http;

import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Rejects too large a body that a client will send only after {@code 100 Continue}, so that it does not send it. The
 * connection is closed: a client that did not wait would go on with the body. Other bodies are limited as they are read.
 */
@Component
final class ExpectedBodyFilter implements WebFilter {

    private final ProblemWriter problems;

    ExpectedBodyFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!isWaitingToSendTooMuch(exchange.getRequest().getHeaders())) {
            return chain.filter(exchange);
        }
        exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
        return problems.write(exchange, ProblemCode.PAYLOAD_TOO_LARGE);
    }

    private static boolean isWaitingToSendTooMuch(HttpHeaders headers) {
        return headers.getContentLength() > HttpConfiguration.BODY_BYTES_MAX
                && "100-continue".equalsIgnoreCase(headers.getFirst(HttpHeaders.EXPECT));
    }
}
