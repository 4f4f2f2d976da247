package io.frontrow.bootstrap.http;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Adds the {@code Date} header to every response, as RFC 9110 requires of servers with a clock; Reactor Netty does not.
 * Clients set their countdowns by it. The text is written once a second.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DateHeader implements WebFilter {
    private final Clock clock;
    private volatile Second last = Second.of(0);

    DateHeader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(
                        () -> exchange.getResponse().getHeaders().set(HttpHeaders.DATE, now().text())));
        return chain.filter(exchange);
    }

    private Second now() {
        long second = clock.instant().getEpochSecond();
        Second known = last;
        if (known.number() != second) {
            known = Second.of(second);
            last = known;
        }
        return known;
    }

    private record Second(long number, String text) {
        static Second of(long number) {
            return new Second(
                    number,
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            Instant.ofEpochSecond(number).atOffset(ZoneOffset.UTC)));
        }
    }
}
