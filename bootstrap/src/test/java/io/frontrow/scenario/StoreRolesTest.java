package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Ledger;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.DataType;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

class StoreRolesTest {

    private final TestSystem frontrow = TestSystem.shared();
    private final ReactiveStringRedisTemplate redis = TestRedis.template();

    @Test
    @DisplayName("U-4 The queue is a sorted set in Redis")
    void queuesInASortedSet() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        TestUser user = frontrow.user();

        user.joins(concert).expect(201);

        String queue = "frontrow:{%s}:waiting".formatted(concert.id());
        assertThat(redis.type(queue).block()).isEqualTo(DataType.ZSET);
        assertThat(redis.opsForZSet().rank(queue, user.userId().toString()).block())
                .isZero();
    }

    @Test
    @DisplayName("U-4 A hold of a seat is a key in Redis with a TTL")
    void holdsSeatsByKeysWithATtl() {
        Concert concert = frontrow.concert();
        String holdId = frontrow.user()
                .admitInto(concert)
                .holds(concert.performance(), 12)
                .expect(201)
                .text("holdId");

        String seat = "frontrow:{%s}:seat:%s:12"
                .formatted(concert.id(), concert.performance().id());
        assertThat(redis.opsForValue().get(seat).block()).isEqualTo(holdId);
        assertThat(redis.getExpire(seat).block()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(5));
    }

    @Test
    @DisplayName("U-4 S0-5 The ledger is in Postgres: transfers sum to zero, and wallets to their entries")
    void keepsTheLedgerInPostgres() {
        TestUser user = frontrow.user().withPoints(1_000);

        assertThat(new Ledger(frontrow.stores()).amountsOf(user)).containsExactlyInAnyOrder(1_000L, -1_000L);
    }
}
