package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.web.stream.StreamClient;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.test.TcpProxy;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Users queue at one instance and open streams at another, whose connection to Redis can fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class StreamsTest {

    private static final Duration BACK_WITHIN = Duration.ofSeconds(15);

    /** Shorter than the interval at which a stream polls in a paused room. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Stores stores = Stores.ofTests();
    private final TcpProxy postgres = TcpProxy.to(stores.postgresHost(), stores.postgresPort());
    private final TcpProxy redis = TcpProxy.to(TestRedis.host(), TestRedis.port());
    private final FrontrowServer here = FrontrowServer.start(stores);
    private final FrontrowServer there =
            FrontrowServer.start(stores.through(postgres.port(), redis.port()), FrontrowServer.IMPATIENT_WITH_REDIS);
    private final TestSystem frontrow = TestSystem.of(stores, here);
    private final URI elsewhere = there.address();

    @AfterAll
    void end() {
        there.close();
        here.close();
        postgres.close();
        redis.close();
    }

    @Test
    @DisplayName("U-5 S1-2 S1-3 S2-3 A stream shows the place, the number ahead and the estimated wait as they change")
    void showsThePlaceAsItChanges() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW.sessionSeconds(10));
        frontrow.user().admitInto(concert);
        List<TestUser> users = frontrow.users(3);
        users.forEach(user -> user.joins(concert).expect(201));
        TestUser last = users.get(2);

        try (StreamClient stream = last.watchesQueue(elsewhere)) {
            JsonNode first = stream.next("position");
            assertThat(first.path("userId").asString()).isEqualTo(last.userId().toString());
            assertThat(first.path("ahead").asInt()).isEqualTo(2);
            assertThat(first.path("position").asInt()).isEqualTo(3);
            assertThat(first.path("estimatedWaitSeconds").asInt()).isPositive();

            users.get(0).leaves().expect(204);
            await().atMost(BACK_WITHIN)
                    .until(() -> stream.next("position").path("ahead").asInt() == 1);
        }
    }

    @Test
    @DisplayName("P-19 An operator's message reaches the streams of every instance, however far back, and is recorded")
    void sendsTheMessageOfTheOperator() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);
        String message = "/admin/concerts/%s/waiting-room/message".formatted(concert.id());

        try (StreamClient stream = user.watchesQueue(elsewhere)) {
            assertThat(stream.next("position").path("message").isNull()).isTrue();

            frontrow.operator()
                    .sends(Request.put(message).json(Map.of("text", Map.of("en", "Back soon.", "ko", "곧 재개합니다."))))
                    .expect(204);
            await().atMost(SOON)
                    .until(() -> stream.next("position").at("/message/text/ko").asString(), "곧 재개합니다."::equals);

            frontrow.operator().sends(Request.delete(message)).expect(204);
            await().atMost(SOON)
                    .until(() -> stream.next("position").path("message").isNull());
        }
        assertThat(frontrow.operator().seesActions(concert).expect(200).items())
                .extracting(action -> action.path("action").asString())
                .startsWith("REMOVE_MESSAGE", "WRITE_MESSAGE");
    }

    @Test
    @DisplayName("S1-5 Near the front a stream sends changes about every second")
    void sendsChangesSoonNearTheFront() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW.sessionSeconds(10));
        frontrow.user().admitInto(concert);
        TestUser ahead = frontrow.user();
        ahead.joins(concert).expect(201);
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);

        try (StreamClient stream = user.watchesQueue(elsewhere)) {
            assertThat(stream.next("position").path("pollAfterSeconds").asInt()).isLessThanOrEqualTo(2);
            ahead.leaves().expect(204);
            await().atMost(SOON)
                    .until(() -> stream.next("position").path("ahead").asInt() == 0);
        }
    }

    @Test
    @DisplayName("S1-3 S2-5 An admission by one instance appears at once in a stream of another")
    void showsAnAdmissionAtOnce() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);
        try (StreamClient stream = user.watchesQueue(elsewhere)) {
            assertThat(stream.next("position").path("pollAfterSeconds").asInt()).isEqualTo(10);

            frontrow.operator().changes(concert, RoomPolicy.WIDE).expect(200);

            await().atMost(SOON).until(() -> stream.pending() > 0);
            assertThat(stream.next("admitted").path("state").asString()).isEqualTo("ACTIVE");
        }
    }

    @Test
    @DisplayName("S1-3 A stream shows an admission even if no instance is notified of it")
    void showsAnAdmissionWithoutANotification() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED.idleSeconds(9)); // which is polled three times as often
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);
        try (StreamClient stream = user.watchesQueue(elsewhere)) {
            stream.next("position");

            frontrow.timeMachine().admitSilently(concert, user);

            stream.next("admitted");
        }
    }

    @Test
    @DisplayName("S1-3 A stream stays open while Redis is unavailable, and continues afterwards")
    void staysOpenWhileRedisIsUnavailable(CapturedOutput log) {
        Concert concert = frontrow.concert(RoomPolicy.NARROW.sessionSeconds(10));
        frontrow.user().admitInto(concert);
        TestUser ahead = frontrow.user();
        ahead.joins(concert).expect(201);
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);
        try (StreamClient stream = user.watchesQueue(elsewhere)) {
            stream.next("position");

            redis.refuse();
            await().atMost(BACK_WITHIN).untilAsserted(() -> assertThat(log).contains("Streams of queue are paused"));
            ahead.leaves().expect(204);
            redis.restore();

            await().atMost(BACK_WITHIN)
                    .until(() -> stream.next("position").path("ahead").asInt() == 0);
            await().atMost(BACK_WITHIN)
                    .untilAsserted(() -> assertThat(log).contains("Streams of queue continue after"));
        }
    }

    @Test
    @DisplayName("S1-3 P-15 A token's fourth stream on an instance ends its oldest")
    void endsTheOldestOfFourStreams() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);
        List<StreamClient> streams = IntStream.range(0, 3)
                .mapToObj(_ -> user.watchesQueue(here.address()))
                .toList();
        streams.forEach(stream -> stream.next("position"));

        StreamClient fourth = user.watchesQueue(here.address());
        fourth.next("position");
        await().atMost(BACK_WITHIN).until(streams.getFirst()::hasEnded);
        assertThat(streams.subList(1, 3)).noneMatch(StreamClient::hasEnded);
        try (StreamClient more = user.watchesQueue(elsewhere)) {
            more.next("position");
        }
        await().atMost(BACK_WITHIN).until(() -> openStreams() == 3);
        streams.forEach(StreamClient::close);
        fourth.close();
        await().atMost(BACK_WITHIN).until(() -> openStreams() == 0);
        try (StreamClient again = user.watchesQueue(here.address())) {
            again.next("position");
        }
    }

    @Test
    @DisplayName("S1-3 P-15 Of many streams opened at once with one token, none fails because of the service")
    void endsTheOldestOfManyStreamsOpenedAtOnce() {
        TestUser user = frontrow.user();
        user.joins(frontrow.concert(RoomPolicy.CLOSED)).expect(201);
        HttpRequest request = HttpRequest.newBuilder(here.address().resolve("/api/v1/queue-tokens/current/events"))
                .header("Queue-Token", user.queueToken())
                .build();

        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            List<CompletableFuture<HttpResponse<InputStream>>> responses = IntStream.range(0, 40)
                    .mapToObj(_ -> client.sendAsync(request, BodyHandlers.ofInputStream()))
                    .toList();
            List<Integer> statuses = responses.stream()
                    .map(response -> response.join().statusCode())
                    .toList();
            client.shutdownNow();

            assertThat(statuses).isSubsetOf(200, 429).contains(200, 429);
        }
    }

    @Test
    @DisplayName("The request of a stream is released when the stream begins")
    void releasesTheRequest() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);
        double before = completedRequests();

        try (StreamClient stream = user.watchesQueue(here.address())) {
            stream.next("position");
            await().until(() -> completedRequests() == before + 1);
            assertThat(openStreams()).isEqualTo(1);
        }
        await().atMost(BACK_WITHIN).until(() -> openStreams() == 0);
    }

    private double openStreams() {
        return frontrow.metric("frontrow_streams_open{uri=\"/api/v1/queue-tokens/current/events\"}");
    }

    private double completedRequests() {
        return frontrow.metric("http_server_requests_seconds_count{error=\"none\",exception=\"none\",method=\"GET\","
                + "outcome=\"SUCCESS\",status=\"200\",uri=\"/api/v1/queue-tokens/current/events\"}");
    }

    @Test
    @DisplayName("S0-3 S2-6 A stream of another instance shows taken seats until the turn ends")
    void showsWhichSeatsAreTaken() {
        Concert concert = frontrow.concert();
        TestUser user = frontrow.user().admitInto(concert);
        TestUser rival = frontrow.user().admitInto(concert);
        try (StreamClient stream = user.watchesSeats(elsewhere, concert.performance())) {
            assertThat(stream.next("seats").path("changed")).hasSize(50);

            rival.holds(concert.performance(), 12).expect(201);
            JsonNode changed = stream.next("seats").path("changed");
            assertThat(changed).hasSize(1);
            assertThat(changed.path(0).path("seatNumber").asInt()).isEqualTo(12);
            assertThat(changed.path(0).path("status").asString()).isEqualTo("HELD");

            user.leaves().expect(204);
            assertThat(stream.next("gone").path("code").asString()).isEqualTo("queue-token-gone");
            stream.ends();
        }
    }

    @Test
    @DisplayName("S2-11 An instance with a thousand open streams shuts down within 5 s and ends each stream cleanly")
    void endsWithAThousandStreamsOpen() {
        FrontrowServer third = FrontrowServer.start(stores);
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        List<TestUser> users = frontrow.users(500);
        users.forEach(user -> user.joins(concert).expect(201));
        List<StreamClient> streams = users.stream()
                .flatMap(user -> Stream.of(user, user))
                .map(user -> user.watchesQueue(third.address()))
                .toList();
        streams.forEach(stream -> stream.next("position"));

        long start = System.nanoTime();
        third.close();
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(streams).hasSize(1_000).allSatisfy(stream -> {
            while (stream.pending() > 1) {
                stream.next("position");
            }
            stream.ends();
        });
        assertThat(took).isLessThan(Duration.ofSeconds(5));
    }
}
