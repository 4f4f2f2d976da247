package io.frontrow.adapter.web.queue;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.frontrow.account.model.UserId;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * How often one user may join queues at one instance: a token bucket for each, which is full at first and fills up within a
 * minute. Who joins again has the same place anyway; this keeps a program that has gone wild from being a burden to the others.
 */
public final class JoinLimit {
    /** Whoever has not joined for as long has a full bucket. */
    private static final Duration REFILL_PERIOD = Duration.ofMinutes(1);

    /** Of a few hundred bytes each. When there are more, those that are seldom asked for are full again. */
    private static final int BUCKETS_MAX = 50_000;

    private final LoadingCache<UserId, Bucket> buckets;

    /** @param perMinute at least 1 */
    public JoinLimit(int perMinute) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(BUCKETS_MAX)
                .expireAfterAccess(REFILL_PERIOD)
                .build(_ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, REFILL_PERIOD))
                        .build());
    }

    /** Counts a join of this user; false if it is one too many. */
    boolean tryConsume(UserId user) {
        return buckets.get(user).tryConsume(1);
    }
}
