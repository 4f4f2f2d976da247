package io.frontrow.adapter.web;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.AccessTokens;
import io.frontrow.account.port.Users;
import io.frontrow.adapter.web.fastpath.BothPaths;
import io.frontrow.adapter.web.fastpath.FastRoutes;
import io.frontrow.adapter.web.fastpath.FrameworkServer;
import io.frontrow.adapter.web.openapi.OpenApiValidation;
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
import io.frontrow.shared.TestClock;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A test over real HTTP. Every exchange is checked against the API document, and every one of the fast path against the
 * framework. All tests share one application, so each
 * uses its own users and concerts.
 */
@SpringBootTest(classes = InMemoryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class WebTest {
    protected static final JsonMapper JSON = new JsonMapper();

    private static final OpenApiValidation CONTRACT = new OpenApiValidation();

    /** Long enough for a busy machine. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final PasswordHash NONE = new PasswordHash("no password is this user's");

    @Autowired
    private Users users;

    @Autowired
    private AccessTokens accessTokens;

    @Autowired
    private Concerts concerts;

    @Autowired
    private Performances performances;

    @Autowired
    private IssueToken issueToken;

    @Autowired
    private AdmitWaiting admission;

    @Autowired
    private List<FastRoutes> fastRoutes;

    @Autowired
    private FrameworkServer framework;

    @Autowired
    protected TestClock clock;

    @LocalServerPort
    private int port;

    protected WebTestClient client = WebTestClient.bindToServer().build();

    @BeforeEach
    void connect() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
                .filter(CONTRACT)
                .filter(new BothPaths(fastRoutes, framework.port()))
                .responseTimeout(TIMEOUT)
                .build();
    }

    protected int port() {
        return port;
    }

    protected WebUser aUser() {
        return known(new UserId(UUID.randomUUID()), Role.USER);
    }

    protected WebUser anOperator() {
        return known(new UserId(UUID.randomUUID()), Role.ADMIN);
    }

    private WebUser known(UserId userId, Role role) {
        User user = new User(userId, new Email(userId.value() + "@frontrow.example"), "Mina", role);
        users.add(new Credentials(user, NONE)).block();
        return signedIn(user);
    }

    /** A user with a valid access token who is not in the store. */
    protected WebUser aDeletedUser() {
        UserId userId = new UserId(UUID.randomUUID());
        return signedIn(new User(userId, new Email("deleted@frontrow.example"), "Deleted", Role.USER));
    }

    private WebUser signedIn(User user) {
        return new WebUser(
                user, accessTokens.issue(user, new SessionId(UUID.randomUUID())).value());
    }

    /** A concert on sale in the standard hall. */
    protected Show aShow() {
        return aShow(SeatPlan.standardHall(), GuardedScope.SEATS);
    }

    protected Show aShow(SeatPlan plan, GuardedScope guards) {
        ConcertId concertId = new ConcertId(UUID.randomUUID());
        PerformanceId performanceId = new PerformanceId(UUID.randomUUID());
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        concerts.add(
                        new Concert(
                                concertId,
                                "Moonlight Parade",
                                "The Paper Lanterns",
                                "Olympic Hall, Seoul",
                                ZoneId.of("Asia/Seoul"),
                                now.minus(Duration.ofDays(1)),
                                null,
                                null),
                        new WaitingRoomPolicy(
                                100,
                                100,
                                600,
                                60,
                                600,
                                now.minus(Duration.ofDays(1)),
                                AdmissionOrder.FIFO,
                                RejoinPolicy.KEEP,
                                guards,
                                false),
                        SaleFixture.anOperator())
                .block();
        performances
                .add(performanceId, concertId, now.plus(Duration.ofDays(30)), plan, SaleFixture.anOperator())
                .block();
        return new Show(concertId, performanceId);
    }

    /** Adds another performance to the show's concert, in the standard hall. */
    protected void aPerformance(Show show) {
        Instant startsAt = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(31));
        performances
                .add(
                        new PerformanceId(UUID.randomUUID()),
                        show.concertId(),
                        startsAt,
                        SeatPlan.standardHall(),
                        SaleFixture.anOperator())
                .block();
    }

    /** {@return the queue token of a user who waits for the show} */
    protected String waiting(WebUser user, Show show) {
        IssueToken.Result result = Objects.requireNonNull(issueToken
                .issue(new IssueToken.Command(show.concertId(), user.userId()))
                .block());
        return ((IssueToken.Result.Issued) result).token().value();
    }

    /** {@return the queue token of a user whose turn it is} */
    protected String active(WebUser user, Show show) {
        String token = waiting(user, show);
        admit(show);
        return token;
    }

    protected void admit(Show show) {
        clock.turn(Duration.ofSeconds(1)); // so that the admission rate suffices for all
        admission.admitInto(show.concertId()).block();
    }

    protected ResponseSpec get(String path, WebUser user) {
        return client.get().uri(path).headers(user::authorize).exchange();
    }

    protected ResponseSpec get(String path, WebUser user, String queueToken) {
        return client.get()
                .uri(path)
                .headers(user::authorize)
                .header("Queue-Token", queueToken)
                .exchange();
    }

    protected ResponseSpec post(String path, WebUser user, String body) {
        return post(path, headers -> user.authorize(headers), body);
    }

    protected ResponseSpec post(String path, WebUser user, String queueToken, String body) {
        return post(
                path,
                headers -> {
                    user.authorize(headers);
                    headers.set("Queue-Token", queueToken);
                },
                body);
    }

    protected ResponseSpec post(String path, Consumer<HttpHeaders> headers, String body) {
        return client.post()
                .uri(path)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** Expects a problem in the format of the API. */
    protected static BodyContentSpec expectProblem(ResponseSpec response, int status, String code) {
        return response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.type")
                .isEqualTo("/problems/" + code)
                .jsonPath("$.status")
                .isEqualTo(status);
    }

    /** Expects the problem of a single invalid field. */
    protected static BodyContentSpec expectInvalid(ResponseSpec response, String field) {
        return expectProblem(response, 400, "invalid-request")
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    protected ResponseSpec topUp(WebUser user, String key, long amount) {
        return post(
                "/api/v1/wallet/charges",
                headers -> {
                    user.authorize(headers);
                    headers.set("Idempotency-Key", key);
                },
                "{\"amount\": " + amount + "}");
    }

    protected ResponseSpec payFromWallet(WebUser user, String queueToken, String reservationId, String key) {
        return post(
                "/api/v1/payments",
                headers -> {
                    user.authorize(headers);
                    headers.set("Queue-Token", queueToken);
                    headers.set("Idempotency-Key", key);
                },
                """
                {"reservationId": "%s", "method": "WALLET"}\
                """.formatted(reservationId));
    }

    protected static String text(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody());
    }

    protected static JsonNode json(ResponseSpec response) {
        return JSON.readTree(text(response));
    }
}
