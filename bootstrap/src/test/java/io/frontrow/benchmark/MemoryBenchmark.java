package io.frontrow.benchmark;

import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Stores;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * The memory of an instance with 5,000 streams while it processes every call of the {@link ThroughputBenchmark}: at a
 * moderate rate, and every ten minutes for some twenty seconds as fast as it can. Linux only; needs wrk, and more open files
 * than streams.
 *
 * <pre>
 * ./mvnw -pl bootstrap -am test -Dtest=MemoryBenchmark -Dsurefire.failIfNoSpecifiedTests=false -Dtests.jit=-server
 * </pre>
 *
 * <p>The system property {@code benchmark.minutes} is its length, an hour by default.
 */
class MemoryBenchmark {

    private static final int STREAMS = 5_000;
    private static final int BUYERS = 12_000;
    private static final int PER_SECOND = 300;
    private static final Duration BURST = Duration.ofSeconds(2);
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final Duration BETWEEN_BURSTS = Duration.ofMinutes(10);
    private static final Duration BETWEEN_SAMPLES = Duration.ofMinutes(1);
    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("benchmark.minutes", 60));
    private static final String[] SETTINGS = {
        "--frontrow.seats.max-per-user=1000", "--frontrow.http.connections-per-address-max=0"
    };

    private final Stores stores = Stores.ofTests();
    private long start;
    private Duration nextSample = Duration.ZERO;
    private long requests;
    private long failed;

    @Test
    void measure() throws IOException {
        List<String> waiting = waiting();
        try (Instance instance = Instance.start(stores, SETTINGS);
                Listeners listeners = new Listeners(instance.address())) {
            listeners.add(waiting);
            start = System.nanoTime();
            CompletableFuture<Void> load = CompletableFuture.runAsync(() -> load(instance));
            while (!load.isDone()) {
                listeners.listen(Duration.ofSeconds(1));
            }
            load.join();
            System.out.printf(
                    "%,d requests, of which %,d failed; %,d streams open; %d MB live after a full collection%n",
                    requests, failed, listeners.open(), mb(instance.memory().heap()));
        }
    }

    private List<String> waiting() {
        try (FrontrowServer office = FrontrowServer.start(stores, SETTINGS)) {
            return LoadTestUsers.gather(office, stores, STREAMS).waiting(STREAMS);
        }
    }

    private void load(Instance instance) {
        System.out.println("minute  resident  heap used  heap committed  direct buffers  outside the heap  (MB)");
        while (elapsed().compareTo(LENGTH) < 0) {
            Duration end = elapsed().plus(BETWEEN_BURSTS);
            List<Call> calls = gather();
            calls.forEach(call -> count(instance, call.run(instance.address(), BURST)));
            while (elapsed().compareTo(end) < 0 && elapsed().compareTo(LENGTH) < 0) {
                calls.forEach(call -> count(instance, call.runPaced(instance.address(), WINDOW, PER_SECOND)));
            }
        }
        sample(instance);
    }

    /** Calls for the time between two bursts, by an application that ends before they are sent. */
    private List<Call> gather() {
        try (FrontrowServer office = FrontrowServer.start(stores, SETTINGS)) {
            LoadTestUsers crowd = LoadTestUsers.gather(office, stores, BUYERS);
            return List.of(
                    Call.repeatable("polling the place", crowd.polls()),
                    Call.once("joining the queue", crowd.joins(8)),
                    Call.repeatable("listing concerts", crowd.concerts()),
                    Call.repeatable("listing performances", crowd.performances()),
                    Call.repeatable("reading the queue", crowd.queue()),
                    Call.repeatable("reading 50 seats", crowd.seatMaps()),
                    Call.repeatable("reading 50,000 statuses", crowd.seatStatuses(50_000)),
                    Call.once("holding a seat", crowd.holds(50_000)),
                    Call.once("topping up", crowd.topUps(4)),
                    Call.once("reserving a seat", crowd.reservations(40_000)),
                    Call.once("paying", crowd.payments(3)));
        }
    }

    private void count(Instance instance, Wrk.Measurement measured) {
        requests += measured.replies();
        failed += measured.failed();
        if (elapsed().compareTo(nextSample) >= 0) {
            sample(instance);
            nextSample = nextSample.plus(BETWEEN_SAMPLES);
        }
    }

    private void sample(Instance instance) {
        String metrics = instance.metrics();
        System.out.printf(
                "%6d  %8d  %9d  %14d  %14d  %16d%n",
                elapsed().toMinutes(),
                mb(instance.resident()),
                mb(sum(metrics, "jvm_memory_used_bytes{area=\"heap\"")),
                mb(sum(metrics, "jvm_memory_committed_bytes{area=\"heap\"")),
                mb(sum(metrics, "jvm_buffer_memory_used_bytes{id=\"direct\"")),
                mb(sum(metrics, "jvm_memory_committed_bytes{area=\"nonheap\"")));
    }

    /** The sum of the metrics that begin so. */
    private static long sum(String metrics, String begin) {
        return (long) metrics.lines()
                .filter(line -> line.startsWith(begin))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static long mb(long bytes) {
        return bytes / 1_000_000;
    }
}
