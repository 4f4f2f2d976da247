package io.frontrow.adapter.redis.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.frontrow.account.port.AttemptLimits;
import io.github.bucket4j.Bucket;
import reactor.core.publisher.Mono;

/** Attempts at one instance, as token buckets in memory. */
final class LocalAttemptLimits implements AttemptLimits {

    /**
     * Buckets of a few hundred bytes each. Beyond this number the least used ones are dropped, and so are full again.
     */
    private static final int BUCKETS_MAX = 50_000;

    /** A bucket that was not used for a period is full again. */
    private final LoadingCache<Limit, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(BUCKETS_MAX)
            .expireAfter(Expiry.accessing((Limit limit, Bucket _) -> limit.period()))
            .build(limit -> Bucket.builder()
                    .addLimit(
                            bandwidth -> bandwidth.capacity(limit.max()).refillIntervally(limit.max(), limit.period()))
                    .build());

    @Override
    public Mono<Allowance> take(Limit limit) {
        return Mono.fromSupplier(
                () -> RedisAttemptLimits.allowance(buckets.get(limit).tryConsumeAndReturnRemaining(1)));
    }

    @Override
    public Mono<Allowance> peek(Limit limit) {
        return Mono.fromSupplier(
                () -> RedisAttemptLimits.allowance(buckets.get(limit).estimateAbilityToConsume(1)));
    }

    @Override
    public Mono<Void> giveBack(Limit limit) {
        return Mono.fromRunnable(() -> buckets.get(limit).addTokens(1));
    }
}
