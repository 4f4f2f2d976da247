package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.web.stream.StreamClient;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PublicReadsTest {

    private static final String PUBLIC = "public, max-age=2";
    private static final List<String> STATUSES = List.of("AVAILABLE", "HELD", "RESERVED", "SOLD");

    private final TestSystem frontrow = TestSystem.shared();

    @Test
    @DisplayName("P-16 Caches may store public lists and concerts for two seconds, and revalidate them")
    void letsCachesStorePublicReads() {
        Concert concert = frontrow.concert();
        for (String path : List.of("/concerts", "/concerts/" + concert.id(), performances(concert), queue(concert))) {
            HttpReply list = frontrow.sends(Request.get(path)).expect(200);
            assertThat(list.headers().getCacheControl()).isEqualTo(PUBLIC);
            HttpReply again = frontrow.sends(Request.get(path).with("If-None-Match", eTag(list)));
            assertThat(again.is(304) || !eTag(again).equals(eTag(list)))
                    .as(again.toString())
                    .isTrue();
            assertThat(again.headers().getCacheControl()).isEqualTo(PUBLIC);
        }
    }

    @Test
    @DisplayName("P-16 Caches store nothing that is guarded or belongs to a user")
    void letsCachesStoreNothingElse() {
        Concert guarded = frontrow.concert(RoomPolicy.WIDE.guards("DATES"));
        TestUser user = frontrow.user().admitInto(guarded);
        for (HttpReply reply : List.of(
                user.seesPerformances(guarded),
                user.seesSeats(guarded.performance()),
                user.wallet(),
                user.looksAtQueue(),
                frontrow.sends(Request.get(performances(guarded))),
                frontrow.sends(Request.get("/concerts/none/queue")))) {
            assertThat(reply.headers().getCacheControl())
                    .as(reply.toString())
                    .contains("no-store")
                    .doesNotContain("public");
        }
    }

    @Test
    @DisplayName("P-16 The number of available seats is at most two seconds old, and an operator sees changes at once")
    void showsChanges() {
        Concert concert = frontrow.concert();
        TestUser user = frontrow.user().admitInto(concert);
        assertThat(available(concert)).isEqualTo(50);

        user.holds(concert.performance(), 1).expect(201);
        await().until(() -> available(concert) == 49);

        frontrow.operator().adds(concert, Instant.now().plus(Duration.ofDays(50)));
        assertThat(frontrow.sends(Request.get(performances(concert))).items()).hasSize(2);
        frontrow.operator().changes(concert, RoomPolicy.NARROW).expect(200);
        assertThat(frontrow.sends(Request.get(queue(concert))).number("capacity"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("P-16 The plan and two bits a seat tell the same as the list of seats")
    void tellsSeatsInTwoBits() {
        Concert concert = frontrow.concert();
        Performance performance = concert.performance();
        TestUser user = frontrow.user().withPoints(50_000).admitInto(concert);
        user.holds(performance, 5).expect(201);
        user.reserves(performance, 6).expect(201);
        String path = "/performances/" + performance.id();

        HttpReply plan = frontrow.sends(Request.get(path + "/plan")).expect(200);
        assertThat(plan.headers().getCacheControl()).isEqualTo("public, max-age=31536000, immutable");
        frontrow.sends(Request.get(path + "/plan").with("If-None-Match", eTag(plan)))
                .expect(304);
        frontrow.sends(Request.get(path + "/seat-statuses")).refused(401, "queue-token-missing");
        await().untilAsserted(() -> {
            JsonNode seats = user.seesSeats(performance).expect(200).json().path("seats");
            byte[] codes = codes(
                    user.sends(Request.get(path + "/seat-statuses")).expect(200).json());
            assertThat(seats.get(4).path("status").asString()).isEqualTo("HELD");
            assertThat(seats.get(5).path("status").asString()).isEqualTo("RESERVED");
            assertThat(seats).allSatisfy(seat -> {
                assertThat(status(codes, seat.path("seatNumber").asInt()))
                        .isEqualTo(seat.path("status").asString());
                assertThat(priceByPlan(plan.json(), seat.path("seatNumber").asInt()))
                        .isEqualTo(seat.path("price").asLong());
            });
        });
    }

    @Test
    @DisplayName("P-16 The compact stream begins with the status of all seats, and goes on with the changes")
    void streamsTheCompactForm() {
        Concert concert = frontrow.concert();
        Performance performance = concert.performance();
        TestUser user = frontrow.user().admitInto(concert);
        URI address = frontrow.address()
                .resolve("/api/v1/performances/%s/seats/events?form=compact".formatted(performance.id()));
        try (StreamClient stream = StreamClient.open(address, Map.of("Queue-Token", user.queueToken()))) {
            byte[] codes = codes(stream.next("seat-statuses"));
            assertThat(status(codes, 9)).isEqualTo("AVAILABLE");

            user.holds(performance, 9).expect(201);
            assertThat(stream.next("seats").path("changed")).hasToString("[[9,1]]");
        }
        user.sends(Request.get("/performances/%s/seats/events?form=tiny".formatted(performance.id())))
                .refused(400, "invalid-request");
    }

    @Test
    @DisplayName("P-16 A hall of 50,000 seats is compressed for clients that accept gzip, and its two bits take 17 KB")
    void compressesALargeHall() throws IOException, InterruptedException {
        Concert concert = frontrow.operator()
                .adds(
                        frontrow.operator().announces(Instant.now().minusSeconds(60)),
                        Instant.now().plus(Duration.ofDays(30)),
                        100,
                        500,
                        1_000);
        TestUser user = frontrow.user().admitInto(concert);
        String path = "/api/v1/performances/" + concert.performance().id();

        HttpResponse<byte[]> plain = fetch(path + "/seats", user, "identity");
        HttpResponse<byte[]> compressed = fetch(path + "/seats", user, "br, gzip");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(compressed.body().length).isLessThan(plain.body().length / 10);
        assertThat(seats(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes()))
                .isEqualTo(seats(plain.body()));
        assertThat(fetch(path + "/seat-statuses", user, "identity").body().length)
                .isLessThan(17_000);
    }

    private HttpResponse<byte[]> fetch(String path, TestUser user, String encodings)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(frontrow.address().resolve(path))
                .header("Queue-Token", user.queueToken())
                .header("Accept-Encoding", encodings)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static JsonNode seats(byte[] body) {
        return new JsonMapper().readTree(body).path("seats");
    }

    private long available(Concert concert) {
        return frontrow.sends(Request.get(performances(concert)))
                .expect(200)
                .items()
                .getFirst()
                .path("seatsAvailable")
                .asLong();
    }

    private static String performances(Concert concert) {
        return "/concerts/%s/performances".formatted(concert.id());
    }

    private static String queue(Concert concert) {
        return "/concerts/%s/queue".formatted(concert.id());
    }

    private static String eTag(HttpReply reply) {
        return Objects.requireNonNull(reply.headers().getETag());
    }

    private static byte[] codes(JsonNode statuses) {
        return Base64.getDecoder().decode(statuses.path("statuses").asString());
    }

    private static String status(byte[] codes, int seatNumber) {
        int index = seatNumber - 1;
        return STATUSES.get((codes[index / 4] >> (index % 4 * 2)) & 3);
    }

    private static long priceByPlan(JsonNode plan, int seatNumber) {
        return plan.path("sections")
                .valueStream()
                .filter(section -> section.path("firstSeatNumber").asInt() <= seatNumber)
                .reduce((_, later) -> later)
                .orElseThrow()
                .path("price")
                .asLong();
    }
}
