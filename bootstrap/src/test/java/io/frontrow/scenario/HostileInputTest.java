package io.frontrow.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.openapi.Exchange;
import io.frontrow.adapter.web.openapi.OpenApiDocument;
import io.frontrow.adapter.web.openapi.OpenApiRules;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.scenario.hostile.HostileRequest;
import io.frontrow.scenario.hostile.HostileRequests;
import io.frontrow.scenario.hostile.HostileRequests.Trespass;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
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
import tools.jackson.databind.json.JsonMapper;

/** Sends hostile requests of every operation to an instance of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputTest {

    /** A queue entry may have as many streams at a time. One more ends the oldest. */
    private static final int AT_ONCE = 3;

    private static final int REQUESTS_MIN = 2_000;
    private static final int FORGED_MIN = 200;
    private static final int TRIES_MAX = 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    /** Nobody can tell whether a hold that is not there ever was. */
    private static final String HOLD_EXPIRED = "410 GONE hold-expired";

    private final OpenApiDocument document = OpenApiDocument.load();
    private final OpenApiRules rules = new OpenApiRules(document);
    private final Stores stores = Stores.ofTests();
    private final FrontrowServer server = FrontrowServer.start(stores);
    private final TestSystem frontrow = TestSystem.of(stores, server);

    /** The server may close a connection, or read no more from it, while the next request is on its way. */
    private final HttpClient attacker = HttpClient.newConnection()
            .baseUrl("http://localhost:" + server.address().getPort());

    @AfterAll
    void end() {
        server.close();
    }

    @Test
    @DisplayName("P-14 No hostile request is an error of the server, and each response is one that the contract names")
    void everyHostileRequestGetsAProblemThatTheContractNames() {
        HostileRequests requests = hostileRequests(new Victims(frontrow.concert()));

        List<Attempt> enduring = send(requests.enduring());
        List<Attempt> ending = send(requests.ending());

        assertThat(enduring).hasSizeGreaterThan(REQUESTS_MIN);
        assertThat(Stream.of(enduring, ending).flatMap(List::stream).flatMap(attempt -> fault(attempt).stream()))
                .isEmpty();
        assertThat(enduring)
                .as("get past the check of the turn")
                .noneMatch(attempt -> attempt.exchange().responseBody().contains("\"queue-token-gone\""));
        assertThat(enduring)
                .filteredOn(attempt -> attempt.request().expected() == HttpStatus.UNAUTHORIZED)
                .hasSizeGreaterThan(FORGED_MIN);
    }

    @Test
    @DisplayName(
            "P-14 What is another user's is not found, like what does not exist, by every operation that takes its id")
    void anotherUsersThingsAreNotFound() {
        Victims victims = new Victims(frontrow.concert());
        List<String> before = victims.state();

        List<Trespass> trespasses = hostileRequests(victims).trespasses().toList();
        assertThat(trespasses)
                .extracting(trespass -> trespass.ofAnother().method() + " "
                        + trespass.ofAnother().uri().replaceAll("[0-9a-f-]{36}", "id"))
                .contains(
                        "GET /api/v1/reservations/id",
                        "POST /api/v1/reservations/id/cancellation",
                        "GET /api/v1/payments/id",
                        "DELETE /api/v1/holds/id",
                        "POST /api/v1/reservations",
                        "POST /api/v1/payments");
        assertThat(trespasses).allSatisfy(trespass -> {
            Attempt ofAnother = send(trespass.ofAnother());
            Attempt ofNobody = send(trespass.ofNobody());
            assertThat(ofAnother.exchange().status()).as(ofAnother.toString()).isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(ofNobody.problem()).as(ofNobody.toString()).isIn(ofAnother.problem(), HOLD_EXPIRED);
        });

        assertThat(victims.state()).isEqualTo(before);
    }

    private List<Attempt> send(Stream<HostileRequest> requests) {
        return Objects.requireNonNull(Flux.fromStream(requests)
                .flatMap(this::attempt, AT_ONCE)
                .collectList()
                .block());
    }

    private Attempt send(HostileRequest request) {
        return Objects.requireNonNull(attempt(request).block());
    }

    /** On a machine that is busy elsewhere, a password may not be hashed in time. */
    private Mono<Attempt> attempt(HostileRequest request) {
        return exchange(request)
                .map(exchange -> new Attempt(request, exchange))
                .filter(attempt -> !attempt.isBusy())
                .repeatWhenEmpty(TRIES_MAX, again -> again)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("always busy: " + request)));
    }

    private record Attempt(HostileRequest request, Exchange exchange) {

        /** The status and the code. */
        String problem() {
            return exchange.status() + " "
                    + JSON.readTree(exchange.responseBody()).path("code").asString();
        }

        boolean isBusy() {
            return HttpStatus.SERVICE_UNAVAILABLE.equals(exchange.status())
                    && exchange.responseBody().contains("\"busy\"");
        }
    }

    private HostileRequests hostileRequests(Victims victims) {
        TestUser user = frontrow.user().admitInto(victims.concert);
        return new HostileRequests(
                document,
                new HostileRequests.Credentials(
                        user.accessToken(),
                        frontrow.operator().accessToken(),
                        user.queueToken(),
                        victims.holder.queueToken()),
                Map.of(
                        "concertId", victims.concert.id().toString(),
                        "performanceId", victims.performance.id().toString(),
                        "userId", user.userId().toString()),
                victims.ids);
    }

    /** Users who have what the attacker asks for: a hold, a payment and an unpaid reservation. */
    private final class Victims {

        private final Concert concert;
        private final Performance performance;
        private final TestUser holder;
        private final TestUser buyer;
        private final Map<String, String> ids;

        Victims(Concert concert) {
            this.concert = concert;
            performance = concert.performance();
            holder = frontrow.user().admitInto(concert);
            buyer = frontrow.user().withPoints(Performance.PRICE).admitInto(concert);
            ids = Map.of(
                    "holdId", holder.holds(performance, 1).expect(201).text("holdId"),
                    "paymentId",
                            buyer.pays(buyer.reserved(performance, 2))
                                    .expect(201)
                                    .text("paymentId"),
                    "reservationId",
                            buyer.admitInto(concert).reserved(performance, 3).toString());
        }

        /** What a trespass could change. */
        List<String> state() {
            return Stream.of(
                            holder.holds(performance, 1).expect(200),
                            buyer.reservations().expect(200),
                            buyer.payments().expect(200),
                            buyer.wallet().expect(200))
                    .map(HttpReply::body)
                    .toList();
        }
    }

    private Mono<Exchange> exchange(HostileRequest request) {
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
        if (request.expected() != null && !request.expected().equals(exchange.status())) {
            return Optional.of(request + ": " + exchange.status() + " and not " + request.expected());
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
