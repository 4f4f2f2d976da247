package io.frontrow.adapter.pages;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Shows the page that says so to people who open a path that does not exist; other clients get the problem. */
@Order(MissingPageHandler.BEFORE_PROBLEMS)
final class MissingPageHandler implements WebExceptionHandler {
    static final int BEFORE_PROBLEMS = -3;

    private final Editions editions;

    MissingPageHandler(Editions editions) {
        this.editions = editions;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        return isMissingPage(exchange, error)
                ? editions.latest()
                        .flatMap(edition ->
                                PageResponses.writeDocument(exchange, edition, edition.missing(), HttpStatus.NOT_FOUND))
                : Mono.error(error);
    }

    private static boolean isMissingPage(ServerWebExchange exchange, Throwable error) {
        ServerHttpRequest request = exchange.getRequest();
        return error instanceof ResponseStatusException status
                && status.getStatusCode().value() == HttpStatus.NOT_FOUND.value()
                && !exchange.getResponse().isCommitted()
                && (request.getMethod().equals(HttpMethod.GET)
                        || request.getMethod().equals(HttpMethod.HEAD))
                && acceptsHtml(request)
                && PagePaths.isOfPages(request);
    }

    /** Only by its name: programs accept anything. */
    private static boolean acceptsHtml(ServerHttpRequest request) {
        return request.getHeaders().getAccept().stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
    }
}
