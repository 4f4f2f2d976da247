package io.frontrow.benchmark;

import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.scenario.harness.ApiCalls;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The CPU time that an operation of the API takes of a warm instance, of Postgres and of Redis, the dearest first. Each is
 * called again and again, one call after the other. What jobs take meanwhile is included. Linux only.
 *
 * <pre>
 * ./mvnw -pl bootstrap -am test -Dtest=DearestCallsBenchmark -Dsurefire.failIfNoSpecifiedTests=false -Dtests.jit=-server
 * </pre>
 */
class DearestCallsBenchmark {

    private static final int REPEATS = Integer.getInteger("benchmark.repeats", 20);
    private static final int WARMING = 1;

    /** The results of payments come when the benchmark reports them. */
    private static final String[] SETTINGS = {
        "--frontrow.gateway.overdue-after=50s",
        "--frontrow.gateway.reconcile-delay=1m",
        "--frontrow.gateway.sandbox.late-callback-delay=1m"
    };

    private final Stores stores = Stores.ofTests();

    @Test
    void measure() {
        try (FrontrowServer office = FrontrowServer.start(stores);
                Instance instance = Instance.start(stores, SETTINGS)) {
            System.out.printf("%n%-28s%12s%12s%12s%n", "µs of CPU a call", "instance", "Postgres", "Redis");
            ApiCalls.of(TestSystem.of(stores, office).at(instance.address())).entrySet().stream()
                    .map(call -> measure(instance, call.getKey(), call.getValue()))
                    .sorted()
                    .forEach(System.out::println);
        }
    }

    private Result measure(Instance instance, String operation, Supplier<Runnable> call) {
        for (int i = 0; i < WARMING; i++) {
            prepared(call).forEach(Runnable::run);
        }
        List<Runnable> measured = prepared(call);
        Cost before = cost(instance);
        measured.forEach(Runnable::run);
        return new Result(operation, cost(instance).since(before));
    }

    private static List<Runnable> prepared(Supplier<Runnable> call) {
        return Stream.generate(call).limit(REPEATS).toList();
    }

    private Cost cost(Instance instance) {
        return new Cost(CpuTime.of(instance.process()), postgres(), redis());
    }

    /** Of the server's processes; those of a pool remain. */
    private Duration postgres() {
        ProcessHandle server = ProcessHandle.of(stores.jdbc()
                        .sql("SELECT split_part(pg_read_file('postmaster.pid'), chr(10), 1)::bigint")
                        .query(Long.class)
                        .single())
                .orElseThrow();
        return Stream.concat(Stream.of(server), server.children())
                .map(CpuTime::of)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration redis() {
        Properties cpu = Objects.requireNonNull(TestRedis.template()
                .execute(connection -> connection.serverCommands().info("cpu"))
                .blockLast());
        double seconds = Double.parseDouble(cpu.getProperty("used_cpu_user"))
                + Double.parseDouble(cpu.getProperty("used_cpu_sys"));
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    private record Cost(Duration instance, Duration postgres, Duration redis) {

        Cost since(Cost before) {
            return new Cost(
                    instance.minus(before.instance), postgres.minus(before.postgres), redis.minus(before.redis));
        }

        Duration total() {
            return instance.plus(postgres).plus(redis);
        }
    }

    /** The cost of all calls of an operation. The dearest comes first. */
    private record Result(String operation, Cost cost) implements Comparable<Result> {

        @Override
        public int compareTo(Result other) {
            return other.cost.total().compareTo(cost.total());
        }

        @Override
        public String toString() {
            return "%-28s%,12d%,12d%,12d"
                    .formatted(operation, micros(cost.instance), micros(cost.postgres), micros(cost.redis));
        }

        private static long micros(Duration all) {
            return all.toNanos() / 1_000 / REPEATS;
        }
    }
}
