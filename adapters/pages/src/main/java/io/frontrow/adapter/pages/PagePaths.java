package io.frontrow.adapter.pages;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The paths of the pages. The routes in {@code app.js} are the same, which a test checks. */
final class PagePaths {
    /** Every path at which there is a page. */
    static final List<String> PAGES = List.of(
            "/",
            "/concerts/{concertId}",
            "/performances/{performanceId}",
            "/reservations/{reservationId}",
            "/tickets",
            "/wallet",
            "/sign-in",
            "/sign-up",
            "/operator",
            "/operator/concerts/{concertId}",
            "/operator/performances/{performanceId}",
            "/operator/trust");

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
