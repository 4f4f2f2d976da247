package io.frontrow.adapter.redis;

import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** Makes a user idle: without a heartbeat for an hour, in which evictions ran. */
public final class IdleUser {

    private static final ReactiveStringRedisTemplate REDIS = TestRedis.template();
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private IdleUser() {}

    public static void of(ConcertId concertId, UserId userId) {
        ConcertKeys keys = new ConcertKeys(concertId);
        String user = userId.value().toString();
        long now = Instant.now().toEpochMilli();
        long anHourAgo = now - Duration.ofHours(1).toMillis();
        REDIS.opsForHash()
                .putAll(
                        keys.room(),
                        Map.of("evictedAtMs", String.valueOf(now), "evictingSinceMs", String.valueOf(anHourAgo)))
                .block(TIMEOUT);
        REDIS.opsForZSet()
                .score(keys.lastSeen(), user)
                .flatMap(_ -> REDIS.opsForZSet().add(keys.lastSeen(), user, (double) anHourAgo))
                .block(TIMEOUT);
    }
}
