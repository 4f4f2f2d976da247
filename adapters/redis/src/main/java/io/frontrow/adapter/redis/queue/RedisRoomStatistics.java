package io.frontrow.adapter.redis.queue;

import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.redis.client.RedisCalls;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.adapter.redis.client.Script;
import io.frontrow.queue.model.PromiseCounts;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.forecast.DepartureRates;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.shared.id.ConcertId;
import java.time.Instant;
import java.util.List;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

/** Counts and departure rates of waiting rooms in Redis, and its clock. */
public final class RedisRoomStatistics implements RoomStatistics {

    private static final Script ROOM_COUNTS = Script.load("queue/room_counts.lua");
    private static final Script HAS_OPENED = Script.load("queue/has_opened.lua");
    private static final Script STORE_TIME = Script.load("queue/store_time.lua");

    private final RedisCalls redis;
    private final DepartureRateCache rates;

    /** Uses the connection of the template; for its settings see {@link RedisClientSettings}. */
    public RedisRoomStatistics(ReactiveStringRedisTemplate redis) {
        this.redis = new RedisCalls(redis);
        this.rates = new DepartureRateCache(this.redis, Ticker.systemTicker());
    }

    @Override
    public Mono<RoomCounts> counts(ConcertId concertId) {
        ConcertKeys keys = new ConcertKeys(concertId);
        return redis.run(
                        ROOM_COUNTS,
                        List.of(keys.room(), keys.waiting(), keys.active(), keys.recentAdmissions(), keys.away()),
                        List.of())
                .map(reply -> new RoomCounts(
                        reply.number(0),
                        reply.number(1),
                        reply.number(2),
                        reply.number(3),
                        reply.number(4),
                        reply.number(5),
                        reply.number(6),
                        new PromiseCounts(reply.number(7), reply.number(8), reply.number(9))));
    }

    @Override
    public Mono<DepartureRates> departureRates(ConcertId concertId) {
        return rates.of(concertId);
    }

    @Override
    public Mono<Boolean> hasOpened(WaitingRoom room) {
        return redis.run(
                        HAS_OPENED,
                        List.of(new ConcertKeys(room.concertId()).room()),
                        List.of(
                                room.epoch(),
                                PolicyArguments.opensAtMs(room.policy()),
                                ConcertKeys.UNUSED_ROOM_KEPT_FOR.toMillis()))
                .map(reply -> reply.number(0) == 1);
    }

    @Override
    public Mono<Instant> storeTime(ConcertId concertId) {
        return redis.run(STORE_TIME, List.of(new ConcertKeys(concertId).room()), List.of())
                .map(reply -> reply.instant(0));
    }
}
