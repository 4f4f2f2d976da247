package io.frontrow.benchmark;

import io.frontrow.benchmark.Wrk.Measurement;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Requests per second of the main calls, beside those of a fixed JSON answer in the same run. The ratios tell: service,
 * stores and load share the machine. Needs wrk.
 *
 * <pre>
 * ./mvnw -pl bootstrap -am test -Dtest=ThroughputBenchmark -Dsurefire.failIfNoSpecifiedTests=false -Dtests.jit=-server
 * </pre>
 */
class ThroughputBenchmark {

    private static final int BUYERS = 12_000;
    private static final Duration RUN = Duration.ofSeconds(6);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    /** Of runs whose requests can be sent only once. */
    private static final Duration SHORT_RUN = Duration.ofSeconds(3);

    private final List<Measurement> measurements = new ArrayList<>();

    @Test
    void measure() {
        try (FrontrowServer server = FrontrowServer.start(Stores.ofTests(), "--frontrow.seats.max-per-user=1000")) {
            measure(new Wrk(server.address()), Crowd.gather(server, BUYERS));
        }
        print();
    }

    private void measure(Wrk wrk, Crowd crowd) {
        List<String> fixed = List.of(Line.get("/actuator/health/liveness"));
        measure(wrk, "fixed JSON answer", fixed, fixed);
        List<String> polls = crowd.polls();
        measure(wrk, "polling the place", polls, polls);
        measure(wrk, "joining the queue", crowd.joins(4), crowd.joins(8));
        List<String> seatMaps = crowd.seatMaps();
        measure(wrk, "reading 50 seats", seatMaps, seatMaps);
        measure(wrk, "holding a seat", crowd.holds(20_000), crowd.holds(40_000));
        List<String> payments = crowd.payments();
        wrk.run("warm-up", payments.subList(0, BUYERS / 4), SHORT_RUN);
        measurements.add(wrk.run("paying", payments.subList(BUYERS / 4, BUYERS), SHORT_RUN));
        measure(wrk, "fixed JSON answer, again", fixed, fixed);
    }

    private void measure(Wrk wrk, String name, List<String> warmUp, List<String> requests) {
        wrk.run("warm-up", warmUp, WARM_UP);
        measurements.add(wrk.run(name, requests, RUN));
    }

    private void print() {
        double fixed = measurements.getFirst().perSecond();
        System.out.printf("%n%-26s %10s %7s %8s %9s%n", "", "per second", "ratio", "failed", "repeated");
        measurements.forEach(it -> System.out.printf(
                "%-26s %,10.0f %6.0f%% %8d %9d%n",
                it.name(), it.perSecond(), 100 * it.perSecond() / fixed, it.failed(), it.repeated()));
    }
}
