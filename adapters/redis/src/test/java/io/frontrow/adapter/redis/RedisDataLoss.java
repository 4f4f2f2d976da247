package io.frontrow.adapter.redis;

import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.List;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** Deletes data from Redis, as a loss of memory would. */
public final class RedisDataLoss {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private RedisDataLoss() {}

    /** Deletes all data of the queue of one concert, as a FLUSHALL would, and keeps other concerts. */
    public static void of(ReactiveStringRedisTemplate redis, ConcertId concertId) {
        ConcertKeys keys = new ConcertKeys(concertId);
        redis.delete(
                        keys.room(),
                        keys.waiting(),
                        keys.present(),
                        keys.away(),
                        keys.active(),
                        keys.entries(),
                        keys.lastSeen(),
                        keys.recentAdmissions(),
                        keys.admissionLog(),
                        keys.samples(),
                        keys.history(),
                        keys.promises())
                .block(TIMEOUT);
    }

    /** Deletes all data of one user. */
    public static void of(ReactiveStringRedisTemplate redis, ConcertId concertId, UserId userId) {
        ConcertKeys keys = new ConcertKeys(concertId);
        String user = userId.value().toString();
        redis.opsForHash().remove(keys.entries(), user).block(TIMEOUT);
        List.of(keys.waiting(), keys.present(), keys.away(), keys.active(), keys.lastSeen())
                .forEach(key -> redis.opsForZSet().remove(key, user).block(TIMEOUT));
    }
}
