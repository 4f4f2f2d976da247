package io.frontrow.adapter.pages;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The paths of the pages, and the module of each. The routes in {@code app.js} are the same, which a test checks. */
final class PagePaths {
    /** Every path at which there is a page, with the asset that draws it. */
    static final Map<String, String> PAGES = Map.ofEntries(
            entry("/", "fan/home.js"),
            entry("/concerts/{concertId}", "fan/concert.js"),
            entry("/performances/{performanceId}", "fan/seats.js"),
            entry("/reservations/{reservationId}", "fan/pay.js"),
            entry("/tickets", "fan/tickets.js"),
            entry("/wallet", "fan/wallet.js"),
            entry("/sign-in", "fan/account.js"),
            entry("/sign-up", "fan/account.js"),
            entry("/operator", "operator/concerts.js"),
            entry("/operator/concerts/{concertId}", "operator/concert.js"),
            entry("/operator/performances/{performanceId}", "operator/performance.js"),
            entry("/operator/wallets", "operator/wallets.js"),
            entry("/operator/trust", "operator/trust.js"));

    /** Paths of programs, which get a problem also from a browser if there is nothing. */
    private static final List<PathPattern> OTHERS = Stream.of("/api/**", "/actuator/**", "/problems/**", "/assets/**")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private PagePaths() {}

    /** {@return whether a person would expect a page at the path of the request} */
    static boolean isOfPages(ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        return OTHERS.stream().noneMatch(pattern -> pattern.matches(path));
    }
}
