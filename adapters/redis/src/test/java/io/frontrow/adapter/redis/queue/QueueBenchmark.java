package io.frontrow.adapter.redis.queue;

import static java.util.stream.Collectors.toMap;

import io.frontrow.adapter.redis.EmbeddedRedis;
import io.frontrow.adapter.redis.ServerInfo;
import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.TestRedisQueue;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.ZSetOperations.TypedTuple;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Measures what joins and status reads of one room cost Redis: script calls, and CPU time of the one thread that runs
 * them, both per join or read. Each of the concurrent callers waits for its result before it calls again. The writes of
 * a join are also measured without the script, as a lower bound of its cost. Run by hand:
 *
 * <pre>
 * ./mvnw -pl adapters/redis -am test -Dtest=QueueBenchmark -Dsurefire.failIfNoSpecifiedTests=false -Dtests.jit=-server
 * </pre>
 */
class QueueBenchmark {

    private static final int MANY = 200_000;
    private static final int FEW = 5_000;
    private static final int BATCH = 256;
    private static final int BATCH_CONCURRENCY = 8;

    private final EmbeddedRedis server = new EmbeddedRedis();
    private final ReactiveStringRedisTemplate redis =
            TestRedis.connect("127.0.0.1", server.port(), new RedisClientSettings(Duration.ofSeconds(10), 50_000));
    private final ServerInfo info = new ServerInfo(redis);
    private final TestQueue queue = TestRedisQueue.on(redis, Duration.ZERO);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        TestRedis.disconnect(redis);
        server.stop();
    }

    @Test
    void measure() {
        List<QueueEntry> warm = joined(MANY, 1_000);
        run(MANY, 1_000, i -> queue.state(warm.get(i)));
        System.out.printf(
                "%n%-12s %8s %8s %11s %10s %14s%n",
                "", "times", "callers", "per second", "calls each", "Redis' µs each");
        measure(FEW, 1);
        measure(MANY, 32);
        measure(MANY, 1_000);
        measure(MANY, 8_000);
        measure("write", MANY, BATCH * BATCH_CONCURRENCY, () -> write(MANY));
    }

    private void measure(int times, int callers) {
        List<QueueEntry> all = new ArrayList<>();
        measure("join", times, callers, () -> all.addAll(joined(times, callers)));
        measure("status read", times, callers, () -> run(times, callers, i -> queue.state(all.get(i))));
    }

    private void measure(String name, int times, int callers, Runnable work) {
        long calls = info.scriptCalls();
        double busy = info.busyMicros();
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%-12s %,8d %,8d %,11.0f %10.4f %14.2f%n",
                name,
                times,
                callers,
                times / seconds,
                (double) (info.scriptCalls() - calls) / times,
                (info.busyMicros() - busy) / times);
    }

    /** Joins of new users to a new room. */
    private List<QueueEntry> joined(int times, int callers) {
        WaitingRoom room = TestRoom.of(new ConcertId(UUID.randomUUID())).room();
        return run(
                        times,
                        callers,
                        _ -> queue.join(room, new UserId(UUID.randomUUID()), new QueueEntryId(UUID.randomUUID())))
                .stream()
                .map(QueueEntries.Joined::entry)
                .toList();
    }

    /** The writes of this number of joins, in batches of the same size at best. */
    private void write(int times) {
        ConcertKeys keys = new ConcertKeys(new ConcertId(UUID.randomUUID()));
        Flux.range(0, times / BATCH)
                .flatMap(batch -> write(keys, batch * BATCH), BATCH_CONCURRENCY)
                .blockLast();
    }

    private Mono<Long> write(ConcertKeys keys, int first) {
        double now = System.currentTimeMillis();
        Map<String, Double> places = IntStream.range(first, first + BATCH)
                .boxed()
                .collect(toMap(_ -> UUID.randomUUID().toString(), i -> now * 1_000 + i));
        Map<String, String> entries = places.entrySet().stream()
                .collect(toMap(Entry::getKey, it -> "%s:%.0f:1".formatted(UUID.randomUUID(), it.getValue())));
        return redis.opsForZSet()
                .addAll(keys.waiting(), scored(places.keySet(), places::get))
                .then(redis.opsForHash().putAll(keys.entries(), entries))
                .then(redis.opsForZSet().addAll(keys.lastSeen(), scored(places.keySet(), _ -> now)));
    }

    private static List<TypedTuple<String>> scored(Set<String> users, ToDoubleFunction<String> score) {
        return users.stream()
                .map(user -> TypedTuple.of(user, score.applyAsDouble(user)))
                .toList();
    }

    /** Each caller makes its calls one after the other. */
    private static <T> List<T> run(int times, int callers, IntFunction<Mono<T>> action) {
        return Objects.requireNonNull(Flux.range(0, callers)
                .flatMap(
                        caller -> Flux.range(0, times / callers)
                                .concatMap(i -> action.apply(i * callers + caller))
                                .subscribeOn(Schedulers.parallel()),
                        callers)
                .collectList()
                .block());
    }
}
