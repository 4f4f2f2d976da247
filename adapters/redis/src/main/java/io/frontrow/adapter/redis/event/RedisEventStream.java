package io.frontrow.adapter.redis.event;

import io.frontrow.adapter.redis.client.RedisCalls;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.adapter.redis.client.Script;
import io.frontrow.event.model.Event;
import io.frontrow.event.port.EventStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

/**
 * Events as entries of a Redis stream, each with the fields {@code id}, {@code type}, {@code aggregateid} and {@code
 * payload}.
 */
public final class RedisEventStream implements EventStream {

    private static final Script PUBLISH_EVENTS = Script.load("event/publish_events.lua");

    private final RedisCalls redis;
    private final String key;
    private final long entriesMax;

    /**
     * Uses the connection of the template; for its settings see {@link RedisClientSettings}.
     *
     * @param key key of the stream
     * @param entriesMax number of entries to keep, or a few more; the oldest are dropped first
     */
    public RedisEventStream(ReactiveStringRedisTemplate redis, String key, long entriesMax) {
        this.redis = new RedisCalls(redis);
        this.key = key;
        this.entriesMax = entriesMax;
    }

    @Override
    public Mono<Void> publish(List<Event> events) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(entriesMax);
        for (Event event : events) {
            arguments.add(event.id().value());
            arguments.add(event.type());
            arguments.add(event.reservationId().value());
            arguments.add(event.payload());
        }
        return redis.run(PUBLISH_EVENTS, List.of(key), arguments).then();
    }
}
