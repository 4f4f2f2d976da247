package io.frontrow.adapter.redis;

import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.ZSetOperations.TypedTuple;
import reactor.core.publisher.Flux;

/** Makes the last heartbeats of users old, in a room in which heartbeats were recorded all the time. */
public final class SilentUser {

    private static final ReactiveStringRedisTemplate REDIS = TestRedis.template();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration WATCHED = Duration.ofDays(1);
    private static final Duration PAUSE_MAX = Duration.ofHours(1);
    private static final int CHUNK = 1_000;

    private SilentUser() {}

    /** Silences a user, if the user is in the queue. */
    public static void of(ConcertId concertId, UserId userId, Duration silence) {
        watch(REDIS, concertId);
        ConcertKeys keys = new ConcertKeys(concertId);
        String user = userId.value().toString();
        List.of(keys.lastSeen(), keys.away())
                .forEach(key -> REDIS.opsForZSet()
                        .score(key, user)
                        .flatMap(_ -> REDIS.opsForZSet().add(key, user, ago(silence)))
                        .block(TIMEOUT));
    }

    /** Silences users who are present. */
    public static void allOf(
            ReactiveStringRedisTemplate redis, ConcertId concertId, List<QueueEntry> present, Duration silence) {
        watch(redis, concertId);
        String lastSeen = new ConcertKeys(concertId).lastSeen();
        Flux.fromIterable(present)
                .map(entry -> TypedTuple.of(entry.userId().value().toString(), ago(silence)))
                .buffer(CHUNK)
                .concatMap(users -> redis.opsForZSet().addAll(lastSeen, users))
                .blockLast(TIMEOUT);
    }

    private static void watch(ReactiveStringRedisTemplate redis, ConcertId concertId) {
        redis.opsForHash()
                .putAll(
                        new ConcertKeys(concertId).room(),
                        Map.of(
                                "watchedAtMs", "%.0f".formatted(ago(Duration.ZERO)),
                                "watchedSinceMs", "%.0f".formatted(ago(WATCHED)),
                                "pauseMaxMs", String.valueOf(PAUSE_MAX.toMillis())))
                .block(TIMEOUT);
    }

    private static double ago(Duration duration) {
        return Instant.now().minus(duration).toEpochMilli();
    }
}
