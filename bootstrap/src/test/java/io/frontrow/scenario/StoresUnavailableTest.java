package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.test.TcpProxy;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A separate application whose connections to the stores can fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class StoresUnavailableTest {

    /** The two seconds that the instance allows itself, and one for a busy machine; two deadlines in turn take longer. */
    private static final Duration RESPONDS_WITHIN = Duration.ofSeconds(3);

    private static final Duration BACK_WITHIN = Duration.ofSeconds(15);

    private final Stores stores = Stores.ofTests();
    private final TcpProxy postgres = TcpProxy.to(stores.postgresHost(), stores.postgresPort());
    private final TcpProxy redis = TcpProxy.to(TestRedis.host(), TestRedis.port());
    private final FrontrowServer server =
            FrontrowServer.start(stores.through(postgres.port(), redis.port()), FrontrowServer.IMPATIENT_WITH_REDIS);
    private final TestSystem frontrow = TestSystem.of(stores, server);

    private Concert concert = frontrow.concert();
    private TestUser user = frontrow.user();

    static Stream<Named<Consumer<TcpProxy>>> faults() {
        return Stream.of(Named.of("cut off", TcpProxy::refuse), Named.of("silent", TcpProxy::stall));
    }

    @BeforeEach
    void admitAUser() {
        concert = frontrow.concert();
        user = frontrow.user().withPoints(50_000).admitInto(concert);
    }

    @AfterEach
    void mend() {
        postgres.restore();
        redis.restore();
        await().atMost(BACK_WITHIN).until(() -> isReady());
    }

    @AfterAll
    void end() {
        server.close();
        postgres.close();
        redis.close();
    }

    @ParameterizedTest(name = "Redis is {0}")
    @MethodSource("faults")
    @DisplayName("S2-11 Without Redis, calls that need it fail as unavailable within two seconds, and the others work")
    void worksWithoutRedisAsFarAsPossible(Consumer<TcpProxy> fault) {
        UUID reservationId = user.reserved(concert.performance(), 1);
        fault.accept(redis);

        unavailable(() -> frontrow.user().joins(concert));
        unavailable(user::looksAtQueue);
        unavailable(() -> user.holds(concert.performance(), 2));
        unavailable(() -> user.pays(reservationId));
        user.topsUp(1_000).expect(201);
        user.reservation(reservationId).expect(200);
        user.payments().expect(200);
        frontrow.sends(Request.get("/concerts")).expect(200);

        redis.restore();
        await().atMost(BACK_WITHIN).until(() -> user.looksAtQueue().is(200));
        user.pays(reservationId).expect(201);
        frontrow.operator().findsNothingWrong();
    }

    @ParameterizedTest(name = "Postgres is {0}")
    @MethodSource("faults")
    @DisplayName(
            "S2-11 Without Postgres, calls that need it fail as unavailable within two seconds, and the queue works")
    void worksWithoutPostgresAsFarAsPossible(Consumer<TcpProxy> fault) {
        TestUser waiting = frontrow.user();
        UUID reservationId = user.reserved(concert.performance(), 1);
        fault.accept(postgres);

        unavailable(user::wallet);
        unavailable(() -> user.topsUp(1, "charge"));
        unavailable(() -> user.pays(reservationId, "payment"));
        unavailable(() -> user.reserves(concert.performance(), 2));
        unavailable(() -> frontrow.sends(Request.get("/concerts")));
        waiting.admitInto(concert);
        user.looksAtQueue().expect(200);

        postgres.restore();
        await().atMost(BACK_WITHIN).until(() -> user.topsUp(1, "charge").is(201));
        await().atMost(BACK_WITHIN)
                .until(() -> user.pays(reservationId, "payment").is(201));
        assertThat(user.balance()).isEqualTo(1);
        frontrow.operator().findsNothingWrong();
    }

    @Test
    @DisplayName("S2-11 An instance without its stores stays in the balancer, and its health names the store")
    void staysReadyWithoutItsStores() {
        redis.refuse();

        await().untilAsserted(() -> assertThat(server.manages("/actuator/health/stores"))
                .returns(503, HttpResponse::statusCode)
                .extracting(HttpResponse::body, STRING)
                .contains("\"postgres\":{\"status\":\"UP\"}", "\"redis\":{\"status\":\"DOWN\"}"));
        postgres.refuse();

        assertThat(server.manages("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(server.manages("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("S3-8.3.1 An error in a job is logged, and the job runs again after its interval")
    void jobsContinueAfterAnError(CapturedOutput log) {
        TestUser waiting = frontrow.user();
        Concert narrow = frontrow.concert(RoomPolicy.NARROW);
        TestUser first = frontrow.user().admitInto(narrow);
        waiting.joins(narrow).expect(201);

        redis.refuse();
        await().untilAsserted(
                        () -> assertThat(log).containsPattern("Job (full-)?admission failed and will be retried"));
        redis.restore();
        await().atMost(BACK_WITHIN).until(() -> first.leaves().is(204));

        waiting.waitsForTurn();
        await().untilAsserted(() -> assertThat(log).containsPattern("Job (full-)?admission succeeds again after"));
    }

    @Test
    @DisplayName("S2-11 When Postgres is back, no call fails because of connections that have ended meanwhile")
    void takesNoConnectionThatHasEnded() {
        List<Connection> pooled = Flux.range(0, 6)
                .flatMap(_ -> server.part(ConnectionPool.class).create())
                .collectList()
                .blockOptional()
                .orElseThrow();
        pooled.forEach(connection -> Mono.from(connection.close()).block());

        postgres.disconnect();
        await().until(() -> pooled.stream().noneMatch(StoresUnavailableTest::isConnected));

        user.wallet().expect(200);
    }

    private static boolean isConnected(Connection pooled) {
        Connection connection = (Connection) ((Wrapped<?>) pooled).unwrap();
        return Mono.from(connection.validate(ValidationDepth.LOCAL))
                .blockOptional()
                .orElseThrow();
    }

    private boolean isReady() {
        return List.of(user.wallet(), frontrow.sends(Request.get("/concerts/%s/queue".formatted(concert.id()))))
                .stream()
                .allMatch(reply -> reply.is(200));
    }

    private static void unavailable(Supplier<HttpReply> call) {
        Instant start = Instant.now();
        HttpReply reply = call.get();

        assertThat(Duration.between(start, Instant.now())).as(reply.toString()).isLessThan(RESPONDS_WITHIN);
        reply.refused(503, "unavailable");
        assertThat(reply.headers().getFirst("Retry-After")).isNotNull();
    }
}
