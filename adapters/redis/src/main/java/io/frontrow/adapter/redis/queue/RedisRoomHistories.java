package io.frontrow.adapter.redis.queue;

import io.frontrow.adapter.redis.client.Arguments;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.redis.client.RedisCalls;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.adapter.redis.client.Script;
import io.frontrow.queue.model.RoomCountsSample;
import io.frontrow.queue.port.RoomHistories;
import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

/** Samples of waiting rooms in Redis: one short list for each room. */
public final class RedisRoomHistories implements RoomHistories {

    /** Samples of earlier versions had fewer. They are as if there were none, until they are an hour old. */
    private static final int PARTS = 7;

    private static final Script SAMPLE_HISTORY = Script.load("queue/sample_history.lua");
    private static final Script HISTORY = Script.load("queue/history.lua");

    private final RedisCalls redis;

    /** Uses the connection of the template; for its settings see {@link RedisClientSettings}. */
    public RedisRoomHistories(ReactiveStringRedisTemplate redis) {
        this.redis = new RedisCalls(redis);
    }

    @Override
    public Mono<Boolean> sample(ConcertId concertId, Duration interval, int samplesMax) {
        ConcertKeys keys = new ConcertKeys(concertId);
        return redis.run(
                        SAMPLE_HISTORY,
                        List.of(keys.room(), keys.waiting(), keys.active(), keys.away(), keys.history()),
                        new Arguments()
                                .with("intervalMs", interval.toMillis())
                                .with("samplesMax", samplesMax)
                                .with("keepMs", ConcertKeys.UNUSED_ROOM_KEPT_FOR.toMillis()))
                .map(reply -> reply.isTrue(0));
    }

    @Override
    public Mono<List<RoomCountsSample>> samples(ConcertId concertId) {
        return redis.run(HISTORY, List.of(new ConcertKeys(concertId).history()), List.of())
                .map(reply -> reply.texts()
                        .map(RedisRoomHistories::parts)
                        .filter(parts -> parts.size() == PARTS)
                        .map(RedisRoomHistories::sample)
                        .toList());
    }

    private static List<Long> parts(String text) {
        return Stream.of(text.split(":")).map(Long::valueOf).toList();
    }

    private static RoomCountsSample sample(List<Long> parts) {
        return new RoomCountsSample(
                Instant.ofEpochMilli(parts.get(0)),
                parts.get(2),
                parts.get(1),
                parts.get(3),
                parts.get(4),
                parts.get(5),
                parts.get(6));
    }
}
