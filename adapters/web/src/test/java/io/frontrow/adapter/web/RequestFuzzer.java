package io.frontrow.adapter.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.AccessTokens;
import io.frontrow.account.port.Users;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.IssueToken;
import io.frontrow.queue.model.AdmissionOrder;
import io.frontrow.queue.model.GuardedScope;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest.BaseBuilder;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest.BodyBuilder;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

/**
 * The entry points for Jazzer, which runs them in a process of its own. Each input replaces a part of a valid token, cookie,
 * cursor, header or body. No response may be an error of the server.
 */
public final class RequestFuzzer {

    private static final String API = "/api/v1";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static List<Target> targets = List.of();

    private RequestFuzzer() {}

    /** Called once, before the first input. */
    public static void fuzzerInitialize() {
        targets = new Targets(SpringApplication.run(InMemoryApplication.class, "--server.port=0")).all();
    }

    /** Called with each input. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        Target target = data.pickValue(targets);
        int from = data.consumeInt(0, target.valid.length());
        int to = data.consumeInt(from, target.valid.length());
        String head = target.valid.substring(0, from);
        String tail = target.valid.substring(to);
        target.receive.accept(head + data.consumeRemainingAsString() + tail);
    }

    /**
     * Something that reads the text of a client.
     *
     * @param valid a text that is accepted
     */
    private record Target(String valid, Consumer<String> receive) {}

    private static final class Targets {

        private final HttpHandler handler;
        private final String accessToken;
        private final String queueToken;
        private final ConcertId concertId = new ConcertId(UUID.randomUUID());
        private final PerformanceId performanceId = new PerformanceId(UUID.randomUUID());

        Targets(ApplicationContext application) {
            Clock clock = application.getBean(Clock.class);
            handler = application.getBean(HttpHandler.class);
            User user = new User(new UserId(UUID.randomUUID()), new Email("mina@frontrow.example"), "Mina", Role.ADMIN);
            application
                    .getBean(Users.class)
                    .add(new Credentials(user, new PasswordHash("none")))
                    .block();
            accessToken = application
                    .getBean(AccessTokens.class)
                    .issue(user, new SessionId(UUID.randomUUID()))
                    .value();
            addShow(application, clock.instant().truncatedTo(ChronoUnit.SECONDS));
            IssueToken.Result issued = application
                    .getBean(IssueToken.class)
                    .issue(new IssueToken.Command(concertId, user.userId()))
                    .block();
            queueToken = ((IssueToken.Result.Issued) Objects.requireNonNull(issued))
                    .token()
                    .value();
            application.getBean(AdmitWaiting.class).admitInto(concertId).block();
        }

        private void addShow(ApplicationContext application, Instant now) {
            Instant yesterday = now.minus(Duration.ofDays(1));
            application
                    .getBean(Concerts.class)
                    .add(
                            new Concert(
                                    concertId,
                                    "Moonlight Parade",
                                    "The Paper Lanterns",
                                    "Olympic Hall, Seoul",
                                    ZoneId.of("Asia/Seoul"),
                                    yesterday,
                                    null,
                                    null),
                            new WaitingRoomPolicy(
                                    100,
                                    100,
                                    600,
                                    60,
                                    600,
                                    yesterday,
                                    AdmissionOrder.FIFO,
                                    RejoinPolicy.KEEP,
                                    GuardedScope.SEATS,
                                    false),
                            SaleFixture.anOperator())
                    .block();
            application
                    .getBean(Performances.class)
                    .add(
                            performanceId,
                            concertId,
                            now.plus(Duration.ofDays(30)),
                            SeatPlan.standardHall(),
                            SaleFixture.anOperator())
                    .block();
        }

        List<Target> all() {
            String performance = API + "/performances/" + performanceId.value();
            String position = API + "/queue-tokens/current";
            return List.of(
                    header(position, "Queue-Token", queueToken),
                    header(API + "/wallet", HttpHeaders.AUTHORIZATION, "Bearer " + accessToken),
                    header(API + "/concerts", HttpHeaders.ACCEPT_LANGUAGE, "ko, en;q=0.5"),
                    header(API + "/concerts", HttpHeaders.IF_NONE_MATCH, "W/\"a\", \"b\""),
                    header(API + "/concerts", HttpHeaders.ACCEPT, "application/json, */*;q=0.1"),
                    header(API + "/concerts", HttpHeaders.ACCEPT_ENCODING, "gzip;q=0.5, identity"),
                    uri(API + "/concerts?after={text}", "0190e0a0000070008000000000000000"),
                    uri(API + "/wallet/entries?after={text}", "0190e0a0000070008000000000000000"),
                    uri(API + "/wallet/entries?limit={text}", "50"),
                    uri(
                            API + "/performances/{text}/seats",
                            performanceId.value().toString()),
                    cookie(HttpMethod.POST, API + "/sessions/refresh", "refresh-token", "a".repeat(43)),
                    cookie(HttpMethod.GET, position + "/events", "queue-token-" + concertId.value(), queueToken),
                    body(performance + "/holds", "{\"seatNumbers\": [1, 2]}"),
                    body(
                            API + "/reservations",
                            "{\"performanceId\": \"%s\", \"seatNumbers\": [1]}".formatted(performanceId.value())),
                    body(
                            API + "/payments",
                            "{\"reservationId\": \"%s\", \"method\": \"CARD\", \"cardToken\": \"tok_ok\"}"
                                    .formatted(UUID.randomUUID())),
                    body(API + "/wallet/charges", "{\"amount\": 1000}"),
                    idempotencyKey());
        }

        private Target header(String path, String name, String valid) {
            return new Target(
                    valid, text -> send(MockServerHttpRequest.get(path).header(name, printable(text))));
        }

        private Target uri(String template, String valid) {
            return new Target(valid, text -> send(signedIn(MockServerHttpRequest.get(template, text))));
        }

        private Target cookie(HttpMethod method, String path, String name, String valid) {
            return new Target(
                    valid,
                    text -> send(MockServerHttpRequest.method(method, path)
                            .header("Sec-Fetch-Site", "same-origin")
                            .cookie(new HttpCookie(name, text))));
        }

        private Target body(String path, String valid) {
            return new Target(valid, text -> send(command(path, "a-key", text)));
        }

        private Target idempotencyKey() {
            String path = API + "/wallet/charges";
            return new Target("a-key", text -> send(command(path, printable(text), "{\"amount\": 1}")));
        }

        private MockServerHttpRequest command(String path, String idempotencyKey, String body) {
            BodyBuilder request = MockServerHttpRequest.post(path);
            signedIn(request);
            return request.header("Idempotency-Key", idempotencyKey)
                    .contentType(MediaType.APPLICATION_JSON)
                    .contentLength(body.getBytes(UTF_8).length)
                    .body(body);
        }

        private BaseBuilder<?> signedIn(BaseBuilder<?> request) {
            return request.header(HttpHeaders.AUTHORIZATION, "Bearer " + accessToken)
                    .header("Queue-Token", queueToken);
        }

        private void send(BaseBuilder<?> request) {
            send(request.build());
        }

        private void send(MockServerHttpRequest request) {
            MockServerHttpResponse response = new MockServerHttpResponse();
            handler.handle(request, response)
                    .onErrorComplete(error -> isStreamOf(request, error))
                    .block(TIMEOUT);
            HttpStatusCode status = response.getStatusCode();
            if (status != null && status.is5xxServerError()) {
                throw new AssertionError(status + " to " + request.getMethod() + " " + request.getURI());
            }
        }

        /** The token is valid, but a stream writes to the connection itself, and a mock has none. */
        private static boolean isStreamOf(MockServerHttpRequest request, Throwable error) {
            return request.getPath().value().endsWith("/events") && error instanceof IllegalStateException;
        }

        /** The HTTP codec accepts no other characters in a header. */
        private static String printable(String text) {
            return text.codePoints()
                    .filter(c -> c >= ' ' && c < 0xff && c != 0x7f)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }
}
