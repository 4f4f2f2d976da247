package io.frontrow.scenario.harness;

import io.frontrow.adapter.web.openapi.OpenApiValidation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestBodySpec;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/** Sends requests to the instances of a system in turn, and validates every exchange against the OpenAPI document. */
public final class Api {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int CONNECTIONS_MAX = 600;
    /**
     * Well below the idle timeout of an instance, which could otherwise close a connection while a request is in
     * transit.
     */
    private static final Duration IDLE_MAX = Duration.ofSeconds(10);

    /** How a client retries after a response that the service is temporarily unavailable. */
    private static final RetryBackoffSpec AGAIN = Retry.fixedDelay(20, Duration.ofMillis(250))
            .filter(Unavailable.class::isInstance)
            .onRetryExhaustedThrow((_, retries) -> retries.failure());

    private static final HttpClient CONNECTIONS = HttpClient.create(ConnectionProvider.builder("users")
                    .maxConnections(CONNECTIONS_MAX)
                    .pendingAcquireMaxCount(-1)
                    .maxIdleTime(IDLE_MAX)
                    .build())
            .runOn(LoopResources.create("users"));

    private static final WebClient HTTP = WebClient.builder()
            .clientConnector(new ReactorClientHttpConnector(CONNECTIONS))
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(-1))
            .filter(new OpenApiValidation())
            .build();

    private final List<URI> instances;
    private final boolean patient;
    private final AtomicInteger turn = new AtomicInteger();

    /** @param patient whether to retry while the service is unavailable, as on an overloaded machine */
    Api(List<URI> instances, boolean patient) {
        this.instances = instances;
        this.patient = patient;
    }

    /** Calls of those whom the system does not know yet, and who retry while it is unavailable. */
    public static Api of(FrontrowServer... servers) {
        return new Api(Stream.of(servers).map(FrontrowServer::address).toList(), true);
    }

    /**
     * Sends the request to the instance whose turn it is, and waits for the response.
     *
     * @throws IllegalStateException if there is no response; the message names the request and the instance
     */
    public HttpReply send(Request request) {
        Mono<HttpReply> exchange = Mono.defer(() -> exchange(request));
        return Objects.requireNonNull((patient ? again(exchange) : exchange).block());
    }

    /** Sends the request and ends the connection after that time, with or without a response. */
    void sendAndHangUp(Request request, Duration after) {
        exchange(request).then().timeout(after, Mono.empty()).block(TIMEOUT);
    }

    private static Mono<HttpReply> again(Mono<HttpReply> exchange) {
        return exchange.flatMap(reply -> reply.is(503) ? Mono.error(new Unavailable(reply)) : Mono.just(reply))
                .retryWhen(AGAIN)
                .onErrorResume(Unavailable.class, last -> Mono.just(last.reply));
    }

    private Mono<HttpReply> exchange(Request request) {
        URI address = next().resolve(request.path());
        RequestBodySpec spec = HTTP.method(request.method())
                .uri(address)
                .headers(headers -> request.headers().forEach(headers::set));
        String body = request.body();
        return (body == null ? spec : spec.bodyValue(body))
                .exchangeToMono(response -> response.bodyToMono(String.class)
                        .defaultIfEmpty("")
                        .map(text -> new HttpReply(
                                request,
                                response.statusCode().value(),
                                HttpHeaders.copyOf(response.headers().asHttpHeaders()),
                                text)))
                .timeout(TIMEOUT, Mono.error(() -> noResponse(request, address)));
    }

    private static IllegalStateException noResponse(Request request, URI address) {
        return new IllegalStateException("no response to %s %s".formatted(request.method(), address));
    }

    private URI next() {
        return instances.get(Math.floorMod(turn.getAndIncrement(), instances.size()));
    }

    private static final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient HttpReply reply;

        Unavailable(HttpReply reply) {
            super("unavailable", null, false, false);
            this.reply = reply;
        }
    }
}
