package io.frontrow.adapter.web.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.frontrow.shared.id.UserId;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * Limits how often one user may make a call at one instance, by a token bucket for each user that refills within a
 * minute. It keeps a runaway client from slowing down the others.
 */
public final class UserRateLimit {
    /** A bucket that was not used for this long is full again. */
    private static final Duration REFILL_PERIOD = Duration.ofMinutes(1);

    /**
     * Buckets of a few hundred bytes each. Beyond this number the least used ones are dropped, and so are full again.
     */
    private static final int BUCKETS_MAX = 50_000;

    private final LoadingCache<UserId, Bucket> buckets;

    /** @param perMinute calls of a user per minute, at least 1 */
    public UserRateLimit(int perMinute) {
        this.buckets = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(BUCKETS_MAX)
                .expireAfterAccess(REFILL_PERIOD)
                .build(_ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, REFILL_PERIOD))
                        .build());
    }

    /**
     * Counts a call of this user.
     *
     * @return false if the limit is exceeded
     */
    public boolean tryConsume(UserId user) {
        return buckets.get(user).tryConsume(1);
    }
}
