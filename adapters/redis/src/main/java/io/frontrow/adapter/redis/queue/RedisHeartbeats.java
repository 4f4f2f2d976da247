package io.frontrow.adapter.redis.queue;

import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.redis.client.RedisCalls;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.adapter.redis.client.Script;
import io.frontrow.queue.port.Heartbeats;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.util.Collection;
import java.util.List;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

/** Heartbeats in Redis: a sorted set of users by the time of their last heartbeat, and one of those who are away. */
public final class RedisHeartbeats implements Heartbeats {

    private static final Script RECORD_HEARTBEATS = Script.load("queue/record_heartbeats.lua");

    private final RedisCalls redis;

    /** Uses the connection of the template; for its settings see {@link RedisClientSettings}. */
    public RedisHeartbeats(ReactiveStringRedisTemplate redis) {
        this.redis = new RedisCalls(redis);
    }

    @Override
    public Mono<Boolean> record(ConcertId concertId, Collection<UserId> users) {
        ConcertKeys keys = new ConcertKeys(concertId);
        return redis.run(
                        RECORD_HEARTBEATS,
                        List.of(
                                keys.lastSeen(),
                                keys.waiting(),
                                keys.present(),
                                keys.away(),
                                keys.entries(),
                                keys.room(),
                                keys.active(),
                                keys.recentAdmissions()),
                        users.stream().map(UserId::value).toList())
                .map(reply -> reply.isTrue(0));
    }
}
