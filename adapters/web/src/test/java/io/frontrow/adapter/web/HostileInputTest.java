package io.frontrow.adapter.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.hostile.HostileRequest;
import io.frontrow.adapter.web.hostile.HostileRequests;
import io.frontrow.adapter.web.openapi.Exchange;
import io.frontrow.adapter.web.openapi.OpenApiDocument;
import io.frontrow.adapter.web.openapi.OpenApiRules;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import tools.jackson.core.JacksonException;

/**
 * Sends hostile requests of every operation. None may be answered with an error of the server, and each response must be
 * one that the API document names for it.
 */
class HostileInputTest extends WebTest {

    /** A queue entry may have as many streams at a time. One more ends the oldest. */
    private static final int AT_ONCE = 3;

    private static final int REQUESTS_MIN = 2_000;
    private static final int FORGED_MIN = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final OpenApiDocument document = OpenApiDocument.load();
    private final OpenApiRules rules = new OpenApiRules(document);

    @Test
    void everyHostileRequestGetsAProblemThatTheContractNames() {
        HostileRequests requests = hostileRequests();
        // The server may close a connection, or read no more from it, while the next request is on its way.
        HttpClient attacker = HttpClient.newConnection().baseUrl("http://localhost:" + port());

        List<Attempt> enduring = send(attacker, requests.enduring());
        List<Attempt> ending = send(attacker, requests.ending());

        assertThat(enduring).hasSizeGreaterThan(REQUESTS_MIN);
        assertThat(Stream.of(enduring, ending).flatMap(List::stream).flatMap(attempt -> fault(attempt).stream()))
                .isEmpty();
        assertThat(enduring)
                .as("get past the check of the turn")
                .noneMatch(attempt -> attempt.exchange().responseBody().contains("\"queue-token-gone\""));
        assertThat(enduring).filteredOn(attempt -> attempt.request().isForged()).hasSizeGreaterThan(FORGED_MIN);
    }

    private static List<Attempt> send(HttpClient attacker, Stream<HostileRequest> requests) {
        return Objects.requireNonNull(Flux.fromStream(requests)
                .flatMap(request -> send(attacker, request).map(exchange -> new Attempt(request, exchange)), AT_ONCE)
                .collectList()
                .block());
    }

    private record Attempt(HostileRequest request, Exchange exchange) {}

    private HostileRequests hostileRequests() {
        Show show = aShow();
        WebUser user = aUser();
        String queueToken = active(user, show);
        return new HostileRequests(
                document,
                new HostileRequests.Credentials(
                        user.accessToken(), anOperator().accessToken(), queueToken, waiting(aUser(), show)),
                Map.of(
                        "concertId", show.concertId().value().toString(),
                        "performanceId", show.performanceId().value().toString(),
                        "userId", user.userId().value().toString()));
    }

    private static Mono<Exchange> send(HttpClient attacker, HostileRequest request) {
        return attacker.headers(headers -> request.headers().forEach(headers::set))
                .request(HttpMethod.valueOf(request.method()))
                .uri(request.uri())
                .send(ByteBufFlux.from(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(request.body()))))
                .response((response, body) -> text(response, body)
                        .map(text -> new Exchange(
                                org.springframework.http.HttpMethod.valueOf(request.method()),
                                URI.create("http://localhost" + escaped(request.uri())),
                                headers(request.headers()),
                                declaredBody(request),
                                HttpStatusCode.valueOf(response.status().code()),
                                received(response),
                                text)))
                .single()
                .timeout(TIMEOUT)
                .onErrorMap(error -> new IllegalStateException("no response to " + request, error));
    }

    /** A body has no meaning where the document declares none, so there it may be ignored. */
    private static String declaredBody(HostileRequest request) {
        return request.headers().containsKey(HttpHeaders.CONTENT_TYPE) ? request.text() : "";
    }

    /** A stream goes on for ever, so its events are not read. */
    private static Mono<String> text(HttpClientResponse response, ByteBufFlux body) {
        return response.responseHeaders().contains(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_EVENT_STREAM_VALUE, true)
                ? Mono.just("")
                : body.aggregate().asString(UTF_8).defaultIfEmpty("");
    }

    private Optional<String> fault(Attempt attempt) {
        HostileRequest request = attempt.request();
        Exchange exchange = attempt.exchange();
        if (request.isForged() && exchange.status() != HttpStatus.UNAUTHORIZED) {
            return Optional.of(request + " is authenticated: " + exchange.status());
        }
        if (exchange.status().is5xxServerError()) {
            return Optional.of(request + ": " + exchange.status() + " " + brief(exchange.responseBody()));
        }
        try {
            if (!MediaType.TEXT_EVENT_STREAM.equals(exchange.responseHeaders().getContentType())) {
                rules.check(exchange);
            }
            return Optional.empty();
        } catch (AssertionError | JacksonException error) {
            return Optional.of(request + ": " + brief(String.valueOf(error.getMessage())));
        }
    }

    private static String brief(String text) {
        return text.substring(0, Math.min(600, text.length()));
    }

    private static String escaped(String uri) {
        return uri.replace("[", "%5B").replace("]", "%5D");
    }

    private static HttpHeaders headers(Map<String, String> sent) {
        HttpHeaders headers = new HttpHeaders();
        sent.forEach(headers::set);
        return headers;
    }

    private static HttpHeaders received(HttpClientResponse response) {
        HttpHeaders headers = new HttpHeaders();
        response.responseHeaders().forEach(header -> headers.add(header.getKey(), header.getValue()));
        return headers;
    }
}
