package io.frontrow.adapter.redis.queue;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.redis.client.RedisCalls;
import io.frontrow.queue.model.forecast.DepartureRates;
import io.frontrow.queue.model.forecast.RoomSample;
import io.frontrow.shared.cache.SingleFlightCache;
import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** The departure rates of rooms, computed from their samples. A rate is read at most once a second. */
final class DepartureRateCache {

    private static final int ROOMS_MAX = 10_000;
    private static final Duration FRESH_FOR = Duration.ofSeconds(1);

    private final RedisCalls redis;
    private final SingleFlightCache<ConcertId, DepartureRates> rates;

    DepartureRateCache(RedisCalls redis, Ticker ticker) {
        this.redis = redis;
        this.rates = new SingleFlightCache<>(
                Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .maximumSize(ROOMS_MAX)
                        .expireAfterWrite(FRESH_FOR)
                        .ticker(ticker)
                        .<ConcertId, Mono<DepartureRates>>build()
                        .asMap(),
                _ -> true);
    }

    Mono<DepartureRates> of(ConcertId concertId) {
        return rates.get(concertId, this::read);
    }

    private Mono<DepartureRates> read(ConcertId concertId) {
        String samples = new ConcertKeys(concertId).samples();
        return redis.read(
                        template -> template.opsForList().range(samples, 0, -1).map(DepartureRateCache::sample))
                .map(DepartureRates::of);
    }

    private static RoomSample sample(String text) {
        String[] parts = text.split(":", -1);
        return new RoomSample(
                Instant.ofEpochMilli(Long.parseLong(parts[0])),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]));
    }
}
