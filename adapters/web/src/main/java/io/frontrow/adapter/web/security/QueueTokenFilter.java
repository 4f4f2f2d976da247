package io.frontrow.adapter.web.security;

import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.ProblemWriter;
import io.frontrow.queue.model.QueueEntry;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Reads the queue token from the {@code Queue-Token} header, or else from the cookie. Every operation rejects a token
 * that was not issued here or belongs to another user than the caller.
 */
final class QueueTokenFilter implements WebFilter {
    static final String HEADER = "Queue-Token";

    private static final String ENTRY = QueueTokenFilter.class.getName() + ".entry";

    private final QueueTokenReader tokens;
    private final ProblemWriter problems;

    QueueTokenFilter(QueueTokenReader tokens, ProblemWriter problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /** {@return the queue entry of the request} */
    static Optional<QueueEntry> entry(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ENTRY));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        List<String> values = tokensIn(exchange.getRequest());
        if (values.isEmpty()) {
            return chain.filter(exchange);
        }
        Optional<QueueEntry> entry = values.size() == 1 ? tokens.read(values.getFirst()) : Optional.empty();
        return entry.map(it -> proceed(exchange, chain, it)).orElseGet(() -> reject(exchange));
    }

    private static List<String> tokensIn(ServerHttpRequest request) {
        List<String> values = request.getHeaders().getOrEmpty(HEADER);
        return values.isEmpty() ? QueueCookie.tokensIn(request) : values;
    }

    private Mono<Void> proceed(ServerWebExchange exchange, WebFilterChain chain, QueueEntry entry) {
        return belongsToAnother(entry).flatMap(belongsToAnother -> {
            if (belongsToAnother) {
                return reject(exchange);
            }
            exchange.getAttributes().put(ENTRY, entry);
            return chain.filter(exchange);
        });
    }

    private static Mono<Boolean> belongsToAnother(QueueEntry entry) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .mapNotNull(Authentication::getPrincipal)
                .ofType(Caller.class)
                .map(caller -> !caller.userId().equals(entry.userId()))
                .defaultIfEmpty(false);
    }

    private Mono<Void> reject(ServerWebExchange exchange) {
        return problems.write(exchange, ProblemCode.QUEUE_TOKEN_INVALID);
    }
}
