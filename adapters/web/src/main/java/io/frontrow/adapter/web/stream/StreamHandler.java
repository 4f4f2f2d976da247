package io.frontrow.adapter.web.stream;

import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.ProblemWriter;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
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
import reactor.core.publisher.Signal;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes streams of events: the next one is asked for when the one before has left for the client, so that nothing grows
 * old or piles up for a slow one. Spring's own way would ask for many ahead, and keep queues for that.
 */
@Component
final class StreamHandler implements HandlerResultHandler, Ordered {

    /** What may be on its way to a client who does not take it; the system would let it grow to megabytes. */
    private static final int UNREAD_BYTES_MAX = 64 * 1024;

    private static final ResolvableType EVENTS = ResolvableType.forClassWithGenerics(Flux.class, StreamEvent.class);

    private final ProblemWriter problems;
    private final JsonMapper json;
    private final StreamMeters meters;
    private final StreamSettings settings;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    StreamHandler(ProblemWriter problems, JsonMapper json, StreamMeters meters, StreamSettings settings) {
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
        return ((Flux<StreamEvent>) Objects.requireNonNull(result.getReturnValue()))
                .takeUntilOther(closing.asMono())
                .switchOnFirst((first, events) -> answer(exchange, first, events))
                .then();
    }

    private Mono<Void> answer(
            ServerWebExchange exchange, Signal<? extends StreamEvent> first, Flux<StreamEvent> events) {
        if (first.isOnError()) {
            return events.then();
        }
        return switch (first.get()) {
            case null -> problems.write(exchange, ProblemCode.UNAVAILABLE);
            case StreamEvent.End(var problem) -> problems.write(exchange, problem);
            default -> begin(exchange, events);
        };
    }

    private Mono<Void> begin(ServerWebExchange exchange, Flux<StreamEvent> events) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatus.OK);
        describe(response.getHeaders());
        Mono<Void> head = response.setComplete();
        return exchange.getRequest().getMethod().equals(HttpMethod.HEAD)
                ? head
                : head.then(Mono.defer(() -> write(exchange, events)));
    }

    private static void describe(HttpHeaders headers) {
        headers.setContentType(MediaType.TEXT_EVENT_STREAM);
        headers.setCacheControl("no-store");
        // Nginx, and those who took after it, would wait for more to pass on together.
        headers.set("X-Accel-Buffering", "no");
    }

    private Mono<Void> write(ServerWebExchange exchange, Flux<StreamEvent> events) {
        HttpServerResponse wire = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        wire.withConnection(this::limitUnread);
        StreamMeters.Meters streams = meters.of(uri(exchange));
        Flux<byte[]> pieces = events.concatMap(
                event -> Flux.fromIterable(pieces(exchange, event)).doOnComplete(() -> measure(event, streams)), 0);
        return wire.sendHeaders()
                .then(pieces.startWith(EventText.RETRY)
                        .concatMap(piece -> wire.sendObject(new DefaultHttpContent(Unpooled.wrappedBuffer(piece))), 0)
                        .then())
                .then()
                .doOnSubscribe(_ -> streams.opened())
                .doFinally(_ -> streams.closed());
    }

    private void limitUnread(Connection connection) {
        connection.channel().config().setOption(ChannelOption.SO_SNDBUF, UNREAD_BYTES_MAX);
        connection.addHandlerLast(new WriteTimeoutHandler(settings.unread().toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void measure(StreamEvent event, StreamMeters.Meters streams) {
        switch (event) {
            case StreamEvent.Named named -> streams.written(named.asOf());
            case StreamEvent.Written written -> streams.written(written.asOf());
            case StreamEvent.Unchanged _, StreamEvent.End _ -> {}
        }
    }

    private List<byte[]> pieces(ServerWebExchange exchange, StreamEvent event) {
        return switch (event) {
            case StreamEvent.Named(var name, var data, var _) -> EventText.pieces(name, json.writeValueAsBytes(data));
            case StreamEvent.Written(var pieces, var _) -> pieces;
            case StreamEvent.Unchanged() -> List.of(EventText.SIGN_OF_LIFE);
            case StreamEvent.End(var problem) -> EventText.pieces("gone", problems.encode(exchange, problem));
        };
    }

    private static String uri(ServerWebExchange exchange) {
        return String.valueOf(exchange.<Object>getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    }
}
