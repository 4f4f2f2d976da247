package io.frontrow.adapter.web.stream;

import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.ProblemWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Responds with a stream of server-sent events, or with a problem if the stream ends before it begins.
 *
 * <p>Spring's own handler is not used: it requests many events in advance, keeps queues for them, and retains for each
 * stream all objects that handled the request.
 */
@Component
final class SseResultHandler implements HandlerResultHandler, Ordered {

    private static final ResolvableType EVENTS = ResolvableType.forClassWithGenerics(Flux.class, StreamEvent.class);

    /** A stream that newer ones of the same client have ended before its first event. */
    private static final Flux<StreamEvent> SUPERSEDED = Flux.just(StreamEvent.end(ProblemCode.TOO_MANY_REQUESTS));

    private final ProblemWriter problems;
    private final JsonMapper json;
    private final StreamMeters meters;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    SseResultHandler(ProblemWriter problems, JsonMapper json, StreamMeters meters) {
        this.problems = problems;
        this.json = json;
        this.meters = meters;
    }

    /** Ordered before Spring's own handlers, which would accept every result of a controller. */
    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public boolean supports(HandlerResult result) {
        return EVENTS.isAssignableFrom(result.getReturnType());
    }

    /** Ends all streams at shutdown. The server then waits for its requests, and a stream would not end by itself. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.tryEmitEmpty();
    }

    /** Writes nothing before the first event, so that a problem or an error is reported as for any other operation. */
    @Override
    @SuppressWarnings("unchecked") // checked by supports()
    public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
        Flux<StreamEvent> events = (Flux<StreamEvent>) Objects.requireNonNull(result.getReturnValue());
        return Mono.defer(() -> {
            SseChannelHandler stream = new SseChannelHandler(encoding(exchange), meters.forUri(pathPattern(exchange)));
            events.switchIfEmpty(SUPERSEDED).takeUntilOther(closing.asMono()).subscribe(stream);
            return stream.first()
                    .singleOptional()
                    .flatMap(first -> response(exchange, first.orElse(null), stream))
                    .doOnError(_ -> stream.cancel())
                    .doOnCancel(stream::cancel);
        });
    }

    private Mono<Void> response(ServerWebExchange exchange, @Nullable StreamEvent first, SseChannelHandler stream) {
        return switch (first) {
            case null -> problems.write(exchange, ProblemCode.UNAVAILABLE);
            case StreamEvent.End(var problem) -> {
                stream.cancel();
                yield problems.write(exchange, problem);
            }
            default -> begin(exchange, stream);
        };
    }

    private Mono<Void> begin(ServerWebExchange exchange, SseChannelHandler stream) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatus.OK);
        setHeaders(response.getHeaders());
        Mono<Void> head = response.setComplete();
        return exchange.getRequest().getMethod().equals(HttpMethod.HEAD)
                ? head.doFinally(_ -> stream.cancel())
                : head.then(Mono.defer(() -> startStream(response, stream)));
    }

    private static void setHeaders(HttpHeaders headers) {
        headers.setContentType(MediaType.TEXT_EVENT_STREAM);
        // A proxy that compressed the stream would hold back events.
        headers.setCacheControl("no-store, no-transform");
        // Nginx, and proxies that follow it, would otherwise buffer events.
        headers.set("X-Accel-Buffering", "no");
    }

    private static Mono<Void> startStream(ServerHttpResponse response, SseChannelHandler stream) {
        HttpServerResponse server = ServerHttpResponseDecorator.getNativeResponse(response);
        return server.sendHeaders()
                .then()
                .then(Mono.fromRunnable(() -> server.withConnection(connection ->
                        connection.channel().pipeline().addBefore(NettyPipeline.ReactiveBridge, "sse", stream))));
    }

    private Function<StreamEvent, List<byte[]>> encoding(ServerWebExchange exchange) {
        Locale language = ProblemWriter.language(exchange);
        return event -> pieces(event, language);
    }

    private List<byte[]> pieces(StreamEvent event, Locale language) {
        return switch (event) {
            case StreamEvent.Named(var name, var data, var _) -> SseFormat.pieces(name, json.writeValueAsBytes(data));
            case StreamEvent.Encoded(var pieces, var _) -> pieces;
            case StreamEvent.KeepAlive() -> List.of(SseFormat.KEEP_ALIVE);
            case StreamEvent.End(var problem) -> SseFormat.pieces("gone", problems.encode(problem, language));
        };
    }

    private static String pathPattern(ServerWebExchange exchange) {
        return String.valueOf(exchange.<Object>getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    }
}
