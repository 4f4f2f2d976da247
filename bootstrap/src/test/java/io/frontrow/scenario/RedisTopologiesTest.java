package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.redis.TestRedisCluster;
import io.frontrow.adapter.redis.TestRedisSentinel;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.shared.id.ConcertId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** A Redis of several servers, which the application is configured for by settings alone. */
class RedisTopologiesTest {

    @Test
    @DisplayName("S3-6.1.1 U-4 On Redis Cluster a seat can be bought on every master, and the audit covers all masters")
    void sellsOnACluster() {
        Stores stores = Stores.ofTests()
                .withRedis("--spring.data.redis.cluster.nodes=" + String.join(",", TestRedisCluster.addresses()));
        try (FrontrowServer server = FrontrowServer.start(stores)) {
            TestSystem frontrow = TestSystem.of(stores, server);
            Collection<Concert> concerts = oneOnEachMaster(frontrow);

            concerts.forEach(concert -> buysASeat(frontrow, concert));
            frontrow.operator().findsNothingWrong();

            concerts.forEach(concert -> addAnEndlessHold(server, concert));
            assertThat(endlessHolds(frontrow)).hasSameSizeAs(concerts);
        }
    }

    @Test
    @DisplayName("S3-6.1.1 U-4 With Redis Sentinel a seat can be bought on the current master")
    void sellsWithSentinel() {
        try (TestRedisSentinel sentinel = TestRedisSentinel.start()) {
            Stores stores = Stores.ofTests()
                    .withRedis(
                            "--spring.data.redis.sentinel.master=" + TestRedisSentinel.MASTER,
                            "--spring.data.redis.sentinel.nodes=" + sentinel.address());
            try (FrontrowServer server = FrontrowServer.start(stores)) {
                TestSystem frontrow = TestSystem.of(stores, server);

                buysASeat(frontrow, frontrow.concert());
                frontrow.operator().findsNothingWrong();
            }
        }
    }

    private static Collection<Concert> oneOnEachMaster(TestSystem frontrow) {
        Map<Integer, Concert> byMaster = new HashMap<>();
        while (byMaster.size() < TestRedisCluster.addresses().size()) {
            Concert concert = frontrow.concert();
            byMaster.putIfAbsent(TestRedisCluster.masterOf(new ConcertId(concert.id())), concert);
        }
        return byMaster.values();
    }

    private static void buysASeat(TestSystem frontrow, Concert concert) {
        TestUser user = frontrow.user().withPoints(50_000).admitInto(concert);
        UUID holdId = user.holds(concert.performance(), 12).expect(201).id("holdId");
        UUID reservationId = user.reserves(holdId).expect(201).id("reservationId");
        user.pays(reservationId).expect(201);
        assertThat(frontrow.user().admitInto(concert).seats(concert.performance(), "SOLD"))
                .containsExactly(12);
    }

    private static void addAnEndlessHold(FrontrowServer server, Concert concert) {
        String seat = "frontrow:{%s}:seat:%s:13"
                .formatted(concert.id(), concert.performance().id());
        server.part(ReactiveStringRedisTemplate.class)
                .opsForValue()
                .set(seat, "anyone")
                .block();
    }

    private static Collection<JsonNode> endlessHolds(TestSystem frontrow) {
        return frontrow.operator()
                .sends(Request.get("/admin/audit"))
                .expect(200)
                .json()
                .path("checks")
                .valueStream()
                .filter(check -> check.path("id").asInt() == 13)
                .flatMap(check -> check.path("examples").valueStream())
                .toList();
    }
}
