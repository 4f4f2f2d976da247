package io.frontrow.benchmark;

import io.frontrow.audit.RunAudit;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.model.Invariant;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Requests per second of the main calls to one warm instance, as ratios to those of a {@link BareServer} that runs beside
 * it. Windows of both alternate in three rounds; a ratio is the median of the rounds. The audit checks at the end that
 * all that was measured was done right. Linux only; needs wrk.
 *
 * <pre>
 * ./mvnw -pl bootstrap -am test -Dtest=ThroughputBenchmark -Dsurefire.failIfNoSpecifiedTests=false -Dtests.jit=-server
 * </pre>
 *
 * <p>The system property {@code benchmark.calls} selects calls by their names, separated by semicolons.
 */
class ThroughputBenchmark {

    private static final int BUYERS = 12_000;
    private static final int ROUNDS = 3;
    private static final Duration WINDOW = Duration.ofSeconds(3);

    /** The yardstick is measured before this number of calls, and once more after the last one. */
    private static final int CALLS_BETWEEN = 3;

    private static final Duration WARM_UP = Duration.ofSeconds(2);
    /** Rounds to ignore, while most of the code is still being compiled. */
    private static final int WARM_UPS_MIN = 3;

    private static final int WARM_UPS_MAX = 5;
    /** An instance is warm when a round costs at least this share of the cheapest one before. */
    private static final double COOLING = 0.95;

    /** The share of calls that may fail, such as by a timeout on a busy machine. */
    private static final double FAILED_MAX = 0.01;

    private static final List<String> JOURNEY =
            List.of("joining the queue", "reading 50 seats", "holding a seat", "reserving a seat", "paying");

    private static final String[] SETTINGS = {"--frontrow.seats.max-per-user=1000"};

    /** The reservations that the users pay are made with a deadline in an hour. */
    static final Invariant PREPARED_FOR_AN_HOUR = Invariant.TURNS_ARE_BOUNDED;

    private final Stores stores = Stores.ofTests();
    private final Call constant = Call.repeatable("bare server", List.of(WrkRequestLine.get(BareServer.PATH)));
    private final Map<String, List<RatioToBare>> ratios = new LinkedHashMap<>();

    @Test
    void measure() {
        List<Call> calls = gather();
        try (Instance bare = Instance.startBare();
                Instance instance = Instance.start(stores, SETTINGS)) {
            warmUp(bare, Collections.nCopies(calls.size(), constant));
            warmUp(instance, calls);
            BenchmarkResult.printHead();
            for (int round = 0; round < ROUNDS; round++) {
                round(bare, instance, calls);
            }
        }
        RatioToBare.printMedians(ratios);
        printJourneys();
        audit();
    }

    /** Prepares the calls with an application that ends before the instance starts. */
    private List<Call> gather() {
        try (FrontrowServer office = FrontrowServer.start(stores, SETTINGS)) {
            LoadTestUsers crowd = LoadTestUsers.gather(office, stores, BUYERS);
            return selected(List.of(
                    Call.repeatable("polling the place", crowd.polls()),
                    Call.once("joining the queue", crowd.joins(30)),
                    Call.repeatable("listing concerts", crowd.concerts()),
                    Call.repeatable("listing performances", crowd.performances()),
                    Call.repeatable("reading the queue", crowd.queue()),
                    Call.repeatable("reading 50 seats", crowd.seatMaps()),
                    Call.repeatable("reading 50,000 statuses", crowd.seatStatuses(50_000)),
                    Call.once("holding a seat", crowd.holds(100_000)),
                    Call.once("topping up", crowd.topUps(12)),
                    Call.once("reserving a seat", crowd.reservations(50_000)),
                    Call.once("paying", crowd.payments(3))));
        }
    }

    private static List<Call> selected(List<Call> all) {
        Set<String> names = Set.of(System.getProperty("benchmark.calls", "").split(";", -1));
        List<Call> selected =
                all.stream().filter(call -> names.contains(call.name())).toList();
        return selected.isEmpty() ? all : selected;
    }

    private static void warmUp(Instance instance, List<Call> calls) {
        double least = Double.POSITIVE_INFINITY;
        for (int round = 1; round <= WARM_UPS_MAX; round++) {
            double cost = costOfRound(instance, calls);
            System.out.printf("warming up, %d: %.0f µs of CPU a request%n", round, cost);
            if (round >= WARM_UPS_MIN && cost > COOLING * least) {
                return;
            }
            least = Math.min(least, cost);
        }
    }

    /** The CPU time of the instance for a request, in microseconds. */
    private static double costOfRound(Instance instance, List<Call> calls) {
        Duration before = instance.computed();
        long replies = calls.stream()
                .mapToLong(call -> call.run(instance.address(), WARM_UP).replies())
                .sum();
        return (instance.computed().minus(before).toNanos() / 1e3) / replies;
    }

    private void round(Instance bare, Instance instance, List<Call> calls) {
        Window before = measure(bare, constant);
        for (int from = 0; from < calls.size(); from += CALLS_BETWEEN) {
            List<Window> measured = calls.subList(from, Math.min(calls.size(), from + CALLS_BETWEEN)).stream()
                    .map(call -> measure(instance, call))
                    .toList();
            Window after = measure(bare, constant);
            double yardstick = (before.perSecond() + after.perSecond()) / 2;
            measured.forEach(window -> window.remember(ratios, yardstick));
            after.remember(ratios, yardstick);
            before = after;
        }
    }

    private static Window measure(Instance instance, Call call) {
        Duration before = instance.computed();
        Duration machineBefore = CpuTime.ofMachine();
        Wrk.Measurement measured = call.run(instance.address(), WINDOW);
        Duration machine = CpuTime.ofMachine().minus(machineBefore);
        BenchmarkResult figures = BenchmarkResult.of(
                measured, measured.replies(), instance.computed().minus(before));
        figures.print();
        if (figures.failed() > FAILED_MAX * measured.replies()) {
            throw new IllegalStateException(call.name() + " failed");
        }
        return new Window(figures, machine.toNanos() / 1e3 / measured.replies());
    }

    /** The result of one window, and the CPU time of the whole machine for one call, in microseconds. */
    private record Window(BenchmarkResult figures, double machineMicros) {
        double perSecond() {
            return figures.perSecond();
        }

        void remember(Map<String, List<RatioToBare>> ratios, double yardstick) {
            ratios.computeIfAbsent(figures.name(), _ -> new ArrayList<>())
                    .add(new RatioToBare(figures, machineMicros, yardstick));
        }
    }

    /** If the steps of everybody's journey are taken one after the other. */
    private void printJourneys() {
        if (ratios.keySet().containsAll(JOURNEY)) {
            double seconds = ratios.entrySet().stream()
                    .filter(call -> JOURNEY.contains(call.getKey()))
                    .mapToDouble(call -> 1 / RatioToBare.medianPerSecond(call.getValue()))
                    .sum();
            System.out.printf("%,.0f journeys a second (%s)%n", 1 / seconds, String.join(", ", JOURNEY));
        }
    }

    private void audit() {
        try (FrontrowServer office = FrontrowServer.start(stores, SETTINGS)) {
            List<AuditCheck> broken =
                    Objects.requireNonNull(office.part(RunAudit.class).run().block()).checks().stream()
                            .filter(check -> !check.isOk() && check.invariant() != PREPARED_FOR_AN_HOUR)
                            .toList();
            System.out.println(broken.isEmpty() ? "all invariants hold" : "broken: " + broken);
        }
    }
}
