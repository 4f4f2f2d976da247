package io.frontrow.adapter.pages;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/** Handles requests for pages and assets. */
final class PageHandlers {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Editions editions;

    PageHandlers(Editions editions) {
        this.editions = editions;
    }

    /** {@return the handler of the page that a module of {@link PagePaths#PAGES} draws} */
    WebHandler page(String module) {
        return reading(exchange -> editions.latest()
                .flatMap(edition ->
                        PageResponses.writeDocument(exchange, edition, edition.page(module), HttpStatus.OK)));
    }

    /** {@return the handler of {@code /assets/<version>/<path>}} */
    WebHandler asset() {
        return reading(this::writeAsset);
    }

    private Mono<Void> writeAsset(ServerWebExchange exchange) {
        Edition edition = editions.current();
        String[] versionAndPath = pathBelowAssets(exchange).split("/", 2);
        return versionAndPath.length < 2
                ? missing(exchange)
                : edition.asset(versionAndPath[1])
                        .map(it -> PageResponses.writeAsset(exchange, it, versionAndPath[0].equals(edition.version())))
                        .orElseGet(() -> missing(exchange));
    }

    private static String pathBelowAssets(ServerWebExchange exchange) {
        PathPattern pattern = exchange.getRequiredAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern.extractPathWithinPattern(exchange.getRequest().getPath().pathWithinApplication())
                .value();
    }

    private static Mono<Void> missing(ServerWebExchange exchange) {
        return Mono.error(new NoResourceFoundException(exchange.getRequest().getURI(), pathBelowAssets(exchange)));
    }

    private static WebHandler reading(WebHandler handler) {
        return exchange -> READING.contains(exchange.getRequest().getMethod())
                ? handler.handle(exchange)
                : Mono.error(new MethodNotAllowedException(exchange.getRequest().getMethod(), READING));
    }
}
