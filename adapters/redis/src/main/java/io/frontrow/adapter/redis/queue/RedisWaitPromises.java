package io.frontrow.adapter.redis.queue;

import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.redis.client.RedisCalls;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.adapter.redis.client.Script;
import io.frontrow.queue.model.WaitPromise;
import io.frontrow.queue.port.WaitPromises;
import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

/** Promises in Redis: a hash of users for each room. The script that admits a user removes the user's promise. */
public final class RedisWaitPromises implements WaitPromises {

    private static final Script RECORD_PROMISES = Script.load("queue/record_promises.lua");

    private final RedisCalls redis;

    /** Uses the connection of the template; for its settings see {@link RedisClientSettings}. */
    public RedisWaitPromises(ReactiveStringRedisTemplate redis) {
        this.redis = new RedisCalls(redis);
    }

    @Override
    public Mono<Void> record(ConcertId concertId, List<WaitPromise> promises) {
        ConcertKeys keys = new ConcertKeys(concertId);
        return redis.run(
                        RECORD_PROMISES,
                        List.of(keys.waiting(), keys.entries(), keys.promises()),
                        Stream.concat(
                                        Stream.of(ConcertKeys.UNUSED_ROOM_KEPT_FOR.toMillis()),
                                        promises.stream().flatMap(RedisWaitPromises::arguments))
                                .toList())
                .then();
    }

    private static Stream<Object> arguments(WaitPromise promise) {
        return Stream.of(
                promise.entry().userId().value(),
                EntryText.of(promise.entry()),
                leftOf(promise.estimate().seconds(), promise),
                leftOf(promise.estimate().secondsHigh(), promise));
    }

    private static long leftOf(long seconds, WaitPromise promise) {
        return Duration.ofSeconds(seconds).minus(promise.age()).toMillis();
    }
}
