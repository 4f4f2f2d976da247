package io.frontrow.benchmark;

import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Stores;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an instance answers in its first ten seconds, compared with what it answers when it is warm, by the time for which
 * it has warmed itself up before it was ready. People poll their places and join, each half of the time. Linux only; needs
 * wrk.
 *
 * <pre>
 * ./mvnw -pl bootstrap -am test -Dtest=WarmUpBenchmark -Dsurefire.failIfNoSpecifiedTests=false -Dtests.jit=-server
 * </pre>
 */
class WarmUpBenchmark {

    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final int FIRST_WINDOWS = 5;
    private static final int WARM_AFTER = 12;

    private final Stores stores = Stores.ofTests();

    @ParameterizedTest
    @ValueSource(strings = {"0s", "10s", "20s"})
    void measure(String warmUp) {
        List<Call> calls = gather();
        long start = System.nanoTime();
        try (Instance instance = Instance.start(stores, "--frontrow.http.warm-up=" + warmUp)) {
            double readyAfter = (System.nanoTime() - start) / 1e9;
            double[] first = windows(instance, calls).limit(FIRST_WINDOWS).toArray();
            double warm = windows(instance, calls)
                    .skip(WARM_AFTER)
                    .limit(FIRST_WINDOWS)
                    .average()
                    .orElseThrow();
            System.out.printf(
                    "warm-up of %s: ready after %.1f s; in the first ten seconds %.0f %% of the %,.0f calls a second of a warm instance%n",
                    warmUp, readyAfter, 100 * DoubleStream.of(first).average().orElseThrow() / warm, warm);
        }
    }

    /** The responses a second, window by window. */
    private static DoubleStream windows(Instance instance, List<Call> calls) {
        return Stream.generate(() -> calls)
                .mapToDouble(all -> all.stream()
                        .mapToDouble(
                                call -> call.run(instance.address(), WINDOW).perSecond())
                        .average()
                        .orElseThrow());
    }

    private List<Call> gather() {
        try (FrontrowServer office = FrontrowServer.start(stores)) {
            LoadTestUsers crowd = LoadTestUsers.gather(office, stores, 12_000);
            return List.of(
                    Call.repeatable("polling the place", crowd.polls()),
                    Call.once("joining the queue", crowd.joins(60)));
        }
    }
}
