package io.frontrow.adapter.redis;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Calls Redis, and tells faults as core knows them. */
final class RedisCalls {

    private final ReactiveStringRedisTemplate redis;
    private final Mono<Void> connected;

    RedisCalls(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
        this.connected = connect(redis);
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
    Mono<Reply> run(Script script, List<String> keys, List<?> arguments) {
        List<String> texts = arguments.stream().map(String::valueOf).toList();
        return read(template -> template.execute(script.lua(), keys, texts))
                .single()
                .map(Reply::new);
    }

    /** Reads by plain commands. */
    <T> Flux<T> read(Function<ReactiveStringRedisTemplate, Flux<T>> commands) {
        return connected.thenMany(Flux.defer(() -> commands.apply(redis))).onErrorMap(RedisFaults::unavailable);
    }
}
