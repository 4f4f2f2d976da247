package io.frontrow.adapter.redis.client;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Calls Redis, and tells faults as core knows them.
 *
 * <p>The client gives up a command by itself, in time, and tells so. But in its subscription an error that comes just while
 * its state changes is dropped (Lettuce 7.5, {@code RedisPublisher.State.onError}), and nobody would ever hear of that command
 * again. So whoever waits for an answer has a bound of their own.
 */
public final class RedisCalls {

    /** An answer may take connecting, a command that finds the script unknown, and one that sends it in full. */
    private static final int COMMANDS_MAX = 3;

    private final ReactiveStringRedisTemplate redis;
    private final Duration patience;
    private final Mono<Void> connected;

    public RedisCalls(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
        this.patience = commandTimeout(redis).multipliedBy(COMMANDS_MAX);
        this.connected = connect(redis);
    }

    /** What is set, but no less than the client has by itself, whatever is set: 0 would mean that it may take for ever. */
    private static Duration commandTimeout(ReactiveStringRedisTemplate redis) {
        long setMs = ((LettuceConnectionFactory) redis.getConnectionFactory()).getTimeout();
        return Duration.ofMillis(
                Math.max(setMs, RedisClientSettings.standard().commandTimeout().toMillis()));
    }

    /**
     * The first connection is made by a call that blocks: on a thread that may, once for all who wait for it. From then on
     * the client keeps it, and makes it anew when it is lost.
     */
    private static Mono<Void> connect(ReactiveStringRedisTemplate redis) {
        return Mono.fromSupplier(() -> redis.getConnectionFactory().getReactiveConnection())
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(connection -> connection.closeLater().thenReturn(true))
                .cache(_ -> Duration.ofMillis(Long.MAX_VALUE), _ -> Duration.ZERO, () -> Duration.ZERO)
                .then();
    }

    /**
     * Runs a script: by digest, and in full where the server does not know the digest yet.
     *
     * @param arguments written as their texts
     */
    public Mono<Reply> run(Script script, List<String> keys, List<?> arguments) {
        List<String> texts = arguments.stream().map(String::valueOf).toList();
        return inTime(calling(template -> template.execute(script.lua(), keys, texts))
                        .single())
                .map(Reply::new);
    }

    /** Reads by one plain command all that it answers. */
    public <T> Mono<List<T>> read(Function<ReactiveStringRedisTemplate, Flux<T>> command) {
        return inTime(calling(command).collectList());
    }

    /** Reads by one plain command after the other, as fast as what they answer is worked on; and so without a bound. */
    public <T> Flux<T> scan(Function<ReactiveStringRedisTemplate, Flux<T>> commands) {
        return calling(commands).onErrorMap(RedisFaults::unavailable);
    }

    private <T> Flux<T> calling(Function<ReactiveStringRedisTemplate, Flux<T>> commands) {
        return connected.thenMany(Flux.defer(() -> commands.apply(redis)));
    }

    private <T> Mono<T> inTime(Mono<T> answer) {
        return answer.timeout(patience).onErrorMap(RedisFaults::unavailable);
    }
}
