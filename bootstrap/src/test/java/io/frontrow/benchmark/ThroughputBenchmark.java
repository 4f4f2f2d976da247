package io.frontrow.benchmark;

import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Requests per second of the main calls to one warm instance, beside those of a call that does nothing. Only
 * ratios count: instance, stores and load share the machine. Linux only; needs wrk.
 *
 * <pre>
 * ./mvnw -pl bootstrap -am test -Dtest=ThroughputBenchmark -Dsurefire.failIfNoSpecifiedTests=false -Dtests.jit=-server
 * </pre>
 */
class ThroughputBenchmark {

    private static final int BUYERS = 12_000;
    private static final Duration RUN = Duration.ofSeconds(6);

    private static final Duration WARM_UP = Duration.ofSeconds(2);
    /** Rounds to ignore, while most of the code is still being compiled. */
    private static final int WARM_UPS_MIN = 4;

    private static final int WARM_UPS_MAX = 7;
    /** An instance is warm when a round costs at least this share of the cheapest one before. */
    private static final double COOLING = 0.95;

    private final Stores stores = Stores.ofTests();

    @Test
    void measure() {
        Call fixed = Call.repeatable("fixed JSON response", List.of(WrkRequestLine.get(FixedResponse.PATH)));
        List<Call> calls = gather();
        try (Instance instance = Instance.start(
                stores,
                "--frontrow.seats.max-per-user=1000",
                "--spring.main.sources=" + FixedResponse.class.getName())) {
            List<Call> all = new ArrayList<>(calls);
            all.addFirst(fixed);
            warmUp(instance, all);
            all.addLast(fixed);
            BenchmarkResult.printHead();
            List<BenchmarkResult> figures =
                    all.stream().map(call -> measure(instance, call)).toList();
            printRatios(figures);
        }
    }

    /** Prepares the calls with an application that ends before the instance starts. */
    private List<Call> gather() {
        try (FrontrowServer office = FrontrowServer.start(stores, "--frontrow.seats.max-per-user=1000")) {
            LoadTestUsers crowd = LoadTestUsers.gather(office, stores, BUYERS);
            return List.of(
                    Call.repeatable("polling the place", crowd.polls()),
                    Call.once("joining the queue", crowd.joins(16)),
                    Call.repeatable("reading 50 seats", crowd.seatMaps()),
                    Call.once("holding a seat", crowd.holds(100_000)),
                    Call.once("paying", crowd.payments(3)));
        }
    }

    private static void warmUp(Instance instance, List<Call> calls) {
        double least = Double.POSITIVE_INFINITY;
        for (int round = 1; round <= WARM_UPS_MAX; round++) {
            double cost = round(instance, calls);
            System.out.printf("warming up, %d: %.0f µs of CPU a request%n", round, cost);
            if (round >= WARM_UPS_MIN && cost > COOLING * least) {
                return;
            }
            least = Math.min(least, cost);
        }
    }

    /** The CPU time of the instance for a request, in microseconds. */
    private static double round(Instance instance, List<Call> calls) {
        Duration before = instance.computed();
        long replies = calls.stream()
                .mapToLong(call -> call.run(instance.address(), WARM_UP).replies())
                .sum();
        return (instance.computed().minus(before).toNanos() / 1e3) / replies;
    }

    private static BenchmarkResult measure(Instance instance, Call call) {
        Duration before = instance.computed();
        Wrk.Measurement measured = call.run(instance.address(), RUN);
        BenchmarkResult figures = BenchmarkResult.of(
                measured, measured.replies(), instance.computed().minus(before));
        figures.print();
        return figures;
    }

    /** Prints the ratio to the mean of the first and the last call. */
    private static void printRatios(List<BenchmarkResult> figures) {
        double fixed = (figures.getFirst().perSecond() + figures.getLast().perSecond()) / 2;
        figures.forEach(it -> System.out.printf("%-22s %9.0f%%%n", it.name(), 100 * it.perSecond() / fixed));
    }
}
