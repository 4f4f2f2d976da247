package io.frontrow.adapter.redis;

import io.frontrow.account.model.UserId;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.catalog.model.ConcertId;
import java.time.Duration;
import java.util.List;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** What a Redis may lose. */
public final class RedisDataLoss {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private RedisDataLoss() {}

    /** All that a FLUSHALL costs the queue of one concert, and the others nothing. */
    public static void of(ReactiveStringRedisTemplate redis, ConcertId concertId) {
        ConcertKeys keys = new ConcertKeys(concertId);
        redis.delete(
                        keys.room(),
                        keys.waiting(),
                        keys.active(),
                        keys.entries(),
                        keys.lastSeen(),
                        keys.recentAdmissions(),
                        keys.admissionLog(),
                        keys.samples())
                .block(PATIENCE);
    }

    /** All that is known of one user. */
    public static void of(ReactiveStringRedisTemplate redis, ConcertId concertId, UserId userId) {
        ConcertKeys keys = new ConcertKeys(concertId);
        String user = userId.value().toString();
        redis.opsForHash().remove(keys.entries(), user).block(PATIENCE);
        List.of(keys.waiting(), keys.active(), keys.lastSeen())
                .forEach(key -> redis.opsForZSet().remove(key, user).block(PATIENCE));
    }
}
