package io.frontrow.adapter.redis.client;

import io.frontrow.adapter.redis.workaround.LostErrorWorkaround;
import io.frontrow.shared.batching.BatchSettings;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Calls Redis and turns its faults into those that core knows. */
public final class RedisCalls {

    /** How calls of scripts are batched. The size bounds how much the scripts put on Lua's stack. */
    public static final BatchSettings BATCHES =
            new BatchSettings("Redis", 256, Duration.ofMillis(1), Duration.ofMillis(10));

    private static final Duration SCAN_PAUSE_MAX = Duration.ofSeconds(30);

    private final ReactiveStringRedisTemplate redis;
    private final LostErrorWorkaround lostErrors;
    private final Mono<Void> connected;

    /** Uses the connection of the template; for its settings see {@link RedisClientSettings}. */
    public RedisCalls(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
        this.lostErrors = new LostErrorWorkaround(commandTimeout(redis));
        this.connected = connect(redis);
    }

    /** The configured timeout, but at least the standard one: a configured 0 means no timeout. */
    private static Duration commandTimeout(ReactiveStringRedisTemplate redis) {
        long configuredMs = connectionFactory(redis).getTimeout();
        return Duration.ofMillis(Math.max(
                configuredMs, RedisClientSettings.standard().commandTimeout().toMillis()));
    }

    private static LettuceConnectionFactory connectionFactory(ReactiveStringRedisTemplate redis) {
        return (LettuceConnectionFactory) redis.getConnectionFactory();
    }

    /**
     * Makes the first connections, the client's own and the template's, once for all callers, and on a thread that may
     * block because the client blocks then. While it connects, the client holds a lock that each use of a connection
     * takes. Both are therefore made before the first use: an event loop that waited for the lock could be the one that
     * is to connect, and nothing would go on. From then on the client keeps the connections and reconnects when they
     * are lost.
     */
    private static Mono<Void> connect(ReactiveStringRedisTemplate redis) {
        return Mono.fromSupplier(() -> {
                    connectionFactory(redis).getConnection().close();
                    return redis.getConnectionFactory().getReactiveConnection();
                })
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(connection -> connection.closeLater().thenReturn(true))
                .cache(_ -> Duration.ofMillis(Long.MAX_VALUE), _ -> Duration.ZERO, () -> Duration.ZERO)
                .then();
    }

    /**
     * Runs a script by its digest, or in full if the server does not know the digest yet.
     *
     * @param arguments sent as their texts
     */
    public Mono<Reply> run(Script script, List<String> keys, List<?> arguments) {
        List<String> texts = arguments.stream().map(String::valueOf).toList();
        return withinLimit(calling(template -> template.execute(script.lua(), keys, texts))
                        .single())
                .map(parts -> new Reply(script.file(), parts));
    }

    /** Runs a script whose arguments go by name. */
    public Mono<Reply> run(Script script, List<String> keys, Arguments arguments) {
        return run(script, keys, arguments.list());
    }

    /** Collects all that one plain command returns. */
    public <T> Mono<List<T>> read(Function<ReactiveStringRedisTemplate, Flux<T>> command) {
        return withinLimit(calling(command).collectList());
    }

    /**
     * Runs one plain command after the other, as fast as their results are consumed. The whole has no limit, but half a
     * minute without a result is a fault.
     */
    public <T> Flux<T> scan(Function<ReactiveStringRedisTemplate, Flux<T>> commands) {
        return calling(commands).timeout(SCAN_PAUSE_MAX).onErrorMap(RedisFaults::unavailable);
    }

    /**
     * The commands of the client itself, for libraries that send their own; bound what they return by {@link #bound}.
     */
    public Mono<Object> nativeCommands() {
        return connected.then(
                Mono.fromSupplier(() -> connectionFactory(redis).getConnection().getNativeConnection()));
    }

    /** The result of commands of {@link #nativeCommands}, with the limit and the faults of all calls. */
    public <T> Mono<T> bound(Mono<T> call) {
        return withinLimit(call);
    }

    private <T> Flux<T> calling(Function<ReactiveStringRedisTemplate, Flux<T>> commands) {
        return connected.thenMany(Flux.defer(() -> commands.apply(redis)));
    }

    private <T> Mono<T> withinLimit(Mono<T> call) {
        return lostErrors.bound(call).onErrorMap(RedisFaults::unavailable);
    }
}
