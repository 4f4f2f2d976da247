package io.frontrow.adapter.web.stream;

import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.ProblemWriter;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
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
 * Answers with streams of events, or with the refusal if there is one instead. Spring's own way would ask for many events
 * ahead, keep queues for that, and for each stream all that it handled the request with.
 */
@Component
final class SseResultHandler implements HandlerResultHandler, Ordered {

    /** What may be on its way to a client who does not take it; the system would let it grow to megabytes. */
    private static final int SEND_BUFFER_BYTES = 64 * 1024;

    private static final ResolvableType EVENTS = ResolvableType.forClassWithGenerics(Flux.class, StreamEvent.class);

    private final ProblemWriter problems;
    private final JsonMapper json;
    private final StreamMeters meters;
    private final StreamSettings settings;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    SseResultHandler(ProblemWriter problems, JsonMapper json, StreamMeters meters, StreamSettings settings) {
        this.problems = problems;
        this.json = json;
        this.meters = meters;
        this.settings = settings;
    }

    /** Before Spring's own, which would take every result of a controller. */
    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public boolean supports(HandlerResult result) {
        return EVENTS.isAssignableFrom(result.getReturnType());
    }

    /** Ends all streams before the server waits for its requests to end, which these would not do by themselves. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.tryEmitEmpty();
    }

    /** Nothing is written before the first event, so that a refusal or a fault is told as of any other call. */
    @Override
    @SuppressWarnings("unchecked") // supports() has seen to it
    public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
        Flux<StreamEvent> events = (Flux<StreamEvent>) Objects.requireNonNull(result.getReturnValue());
        return Mono.defer(() -> {
            SseChannelHandler writer = new SseChannelHandler(encoding(exchange), meters.forUri(uri(exchange)));
            events.takeUntilOther(closing.asMono()).subscribe(writer);
            return writer.first()
                    .singleOptional()
                    .flatMap(first -> response(exchange, first.orElse(null), writer))
                    .doOnError(_ -> writer.cancel())
                    .doOnCancel(writer::cancel);
        });
    }

    private Mono<Void> response(ServerWebExchange exchange, @Nullable StreamEvent first, SseChannelHandler writer) {
        return switch (first) {
            case null -> problems.write(exchange, ProblemCode.UNAVAILABLE);
            case StreamEvent.End(var problem) -> {
                writer.cancel();
                yield problems.write(exchange, problem);
            }
            default -> begin(exchange, writer);
        };
    }

    private Mono<Void> begin(ServerWebExchange exchange, SseChannelHandler writer) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatus.OK);
        describe(response.getHeaders());
        Mono<Void> head = response.setComplete();
        return exchange.getRequest().getMethod().equals(HttpMethod.HEAD)
                ? head.doFinally(_ -> writer.cancel())
                : head.then(Mono.defer(() -> write(response, writer)));
    }

    private static void describe(HttpHeaders headers) {
        headers.setContentType(MediaType.TEXT_EVENT_STREAM);
        headers.setCacheControl("no-store");
        // Nginx, and those who took after it, would wait for more to pass on together.
        headers.set("X-Accel-Buffering", "no");
    }

    private Mono<Void> write(ServerHttpResponse response, SseChannelHandler writer) {
        HttpServerResponse wire = ServerHttpResponseDecorator.getNativeResponse(response);
        return wire.sendHeaders()
                .then()
                .then(Mono.fromRunnable(
                        () -> wire.withConnection(connection -> handOver(connection.channel(), writer))));
    }

    private void handOver(Channel connection, SseChannelHandler writer) {
        WriteTimeoutHandler writeTimeout =
                new WriteTimeoutHandler(settings.writeTimeout().toMillis(), TimeUnit.MILLISECONDS);
        connection.config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES);
        connection
                .pipeline()
                .addBefore(NettyPipeline.ReactiveBridge, "sse-write-timeout", writeTimeout)
                .addBefore(NettyPipeline.ReactiveBridge, "sse", writer);
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

    private static String uri(ServerWebExchange exchange) {
        return String.valueOf(exchange.<Object>getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    }
}
