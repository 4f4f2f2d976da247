package io.frontrow.bootstrap.http;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Ends requests that the HTTP server has answered itself because it could not decode a part of their body. The
 * application may have begun to handle them; what it fails with then, be it only that it cannot respond any more, is a
 * mistake of the client and no error to be logged.
 */
@Order(RejectedBodyHandler.FIRST)
final class RejectedBodyHandler implements WebExceptionHandler {

    static final int FIRST = -100;

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        return isAnsweredByServer(exchange.getResponse()) ? Mono.empty() : Mono.error(error);
    }

    /** Whether headers were sent though the application, whose status can still be set, has sent none. */
    private static boolean isAnsweredByServer(ServerHttpResponse response) {
        return ServerHttpResponseDecorator.getNativeResponse(response) instanceof HttpServerResponse server
                && server.hasSentHeaders()
                && response.setStatusCode(HttpStatus.BAD_REQUEST);
    }
}
