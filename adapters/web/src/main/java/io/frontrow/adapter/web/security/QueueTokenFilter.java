package io.frontrow.adapter.web.security;

import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.queue.model.QueueEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Reads the queue token from the {@code Queue-Token} header, or else from the cookie of the concert. Every operation
 * rejects a token that was not issued here or belongs to another user than the caller.
 */
final class QueueTokenFilter implements WebFilter {
    static final String HEADER = "Queue-Token";

    private static final String ENTRY = QueueTokenFilter.class.getName() + ".entry";

    private final QueueTokenReader tokens;
    private final Rejections rejections;

    QueueTokenFilter(QueueTokenReader tokens, Rejections rejections) {
        this.tokens = tokens;
        this.rejections = rejections;
    }

    /** {@return the queue entry of the request} */
    static Optional<QueueEntry> entry(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ENTRY));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        List<String> header = exchange.getRequest().getHeaders().getOrEmpty(HEADER);
        Map<String, List<String>> cookies = header.isEmpty() ? QueueCookie.tokensIn(exchange.getRequest()) : Map.of();
        if (cookies.size() > 1) {
            return rejections.reject(exchange, Problem.invalid(Violation.of(QueueCookie.CONCERT, "NotNull")));
        }
        List<String> values =
                cookies.isEmpty() ? header : cookies.values().iterator().next();
        if (values.isEmpty()) {
            return chain.filter(exchange);
        }
        Optional<QueueEntry> entry = values.size() == 1 ? tokens.read(values.getFirst()) : Optional.empty();
        return entry.map(it -> proceed(exchange, chain, it)).orElseGet(() -> reject(exchange));
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
        return rejections.reject(exchange, ProblemCode.QUEUE_TOKEN_INVALID);
    }
}
