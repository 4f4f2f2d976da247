package io.frontrow.adapter.redis.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.frontrow.account.port.AttemptLimits;
import io.frontrow.adapter.redis.client.RedisCalls;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.shared.port.StoreUnavailable;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisAdvancedClusterAsyncCommands;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

/**
 * Attempts as token buckets in Redis, each of which expires when it is full again. An instance counts its own attempts
 * as well. While Redis is unavailable, the limits hold for each instance, and signing in and up go on. An attempt that
 * an instance counted stays counted when Redis is lost or comes back, so that no instance exceeds a limit.
 *
 * <p>Bucket4j changes a bucket by compare-and-swap, and refills it by the clock of the instance. Concurrent calls of an
 * instance for one bucket are sent as one. Clocks that differ can shorten a period, but not make a limit larger.
 */
public final class RedisAttemptLimits implements AttemptLimits {

    private static final String KEY_PREFIX = "frontrow:attempts:";

    /** Buckets that an instance knows: a few hundred bytes each. Those beyond are read from Redis again. */
    private static final int BUCKETS_MAX = 50_000;

    /** How long Redis is not asked after it was unavailable, so that not every attempt waits for it. */
    private static final Duration UNAVAILABLE_FOR = Duration.ofSeconds(2);

    private final RedisCalls redis;
    private final Mono<AsyncProxyManager<byte[]>> manager;
    private final AttemptLimits here = new LocalAttemptLimits();
    private final Cache<Limit, AsyncBucketProxy> buckets = Caffeine.newBuilder()
            .maximumSize(BUCKETS_MAX)
            .expireAfter(Expiry.accessing((Limit limit, AsyncBucketProxy _) -> limit.period()))
            .build();
    private volatile long availableFrom = System.nanoTime();

    /** Uses the connection of the template; for its settings see {@link RedisClientSettings}. */
    public RedisAttemptLimits(ReactiveStringRedisTemplate redis) {
        this.redis = new RedisCalls(redis);
        this.manager = this.redis
                .nativeCommands()
                .map(RedisAttemptLimits::manager)
                .cache(_ -> Duration.ofMillis(Long.MAX_VALUE), _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    @Override
    public Mono<Allowance> take(Limit limit) {
        return here.take(limit)
                .flatMap(
                        atInstance -> atInstance.granted() ? takeEverywhere(limit, atInstance) : Mono.just(atInstance));
    }

    private Mono<Allowance> takeEverywhere(Limit limit, Allowance atInstance) {
        return ask(limit, bucket -> bucket.tryConsumeAndReturnRemaining(1))
                .map(RedisAttemptLimits::allowance)
                .flatMap(everywhere -> everywhere.granted()
                        ? Mono.just(stricter(atInstance, everywhere))
                        : here.giveBack(limit).thenReturn(everywhere))
                .onErrorResume(StoreUnavailable.class, _ -> Mono.just(atInstance));
    }

    @Override
    public Mono<Allowance> peek(Limit limit) {
        return here.peek(limit)
                .flatMap(atInstance -> ask(limit, bucket -> bucket.estimateAbilityToConsume(1))
                        .map(everywhere -> stricter(atInstance, allowance(everywhere)))
                        .onErrorResume(StoreUnavailable.class, _ -> Mono.just(atInstance)));
    }

    @Override
    public Mono<Void> giveBack(Limit limit) {
        return here.giveBack(limit)
                .then(ask(limit, bucket -> bucket.addTokens(1)))
                .onErrorComplete(StoreUnavailable.class);
    }

    private static Allowance stricter(Allowance one, Allowance other) {
        return one.left() < other.left() ? one : other;
    }

    private <T> Mono<T> ask(Limit limit, Function<AsyncBucketProxy, CompletableFuture<T>> question) {
        return Mono.defer(() -> System.nanoTime() - availableFrom < 0
                ? Mono.error(new StoreUnavailable("Redis", new IllegalStateException("was unavailable just now")))
                : redis.bound(manager.flatMap(it -> Mono.fromFuture(() -> question.apply(bucket(it, limit)))))
                        .doOnError(StoreUnavailable.class, _ -> avoidForAWhile()));
    }

    private void avoidForAWhile() {
        availableFrom = System.nanoTime() + UNAVAILABLE_FOR.toNanos();
    }

    private AsyncBucketProxy bucket(AsyncProxyManager<byte[]> manager, Limit limit) {
        return buckets.get(
                limit,
                _ -> manager.builder()
                        .withOptimization(Optimizations.batching())
                        .build(
                                (KEY_PREFIX + limit.key()).getBytes(UTF_8),
                                () -> CompletableFuture.completedFuture(configuration(limit))));
    }

    private static AsyncProxyManager<byte[]> manager(Object commands) {
        return switch (commands) {
            case RedisAdvancedClusterAsyncCommands<?, ?> cluster ->
                Bucket4jLettuce.casBasedBuilder(bytes(cluster))
                        .expirationAfterWrite(untilFull())
                        .build()
                        .asAsync();
            case RedisAsyncCommands<?, ?> single ->
                Bucket4jLettuce.casBasedBuilder(bytes(single))
                        .expirationAfterWrite(untilFull())
                        .build()
                        .asAsync();
            default -> throw new IllegalStateException("not a client of Lettuce: " + commands.getClass());
        };
    }

    private static ExpirationAfterWriteStrategy untilFull() {
        return ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(1));
    }

    /** Spring's connections have keys and values of bytes. */
    @SuppressWarnings("unchecked")
    private static RedisAdvancedClusterAsyncCommands<byte[], byte[]> bytes(
            RedisAdvancedClusterAsyncCommands<?, ?> cluster) {
        return (RedisAdvancedClusterAsyncCommands<byte[], byte[]>) cluster;
    }

    @SuppressWarnings("unchecked")
    private static RedisAsyncCommands<byte[], byte[]> bytes(RedisAsyncCommands<?, ?> single) {
        return (RedisAsyncCommands<byte[], byte[]>) single;
    }

    static BucketConfiguration configuration(Limit limit) {
        return BucketConfiguration.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit.max()).refillIntervally(limit.max(), limit.period()))
                .build();
    }

    static Allowance allowance(ConsumptionProbe probe) {
        return new Allowance(
                probe.isConsumed(), probe.getRemainingTokens(), Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    static Allowance allowance(EstimationProbe probe) {
        return new Allowance(
                probe.canBeConsumed(), probe.getRemainingTokens(), Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
}
