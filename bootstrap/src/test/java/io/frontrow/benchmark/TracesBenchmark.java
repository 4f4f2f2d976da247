package io.frontrow.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Stores;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What traces cost: the CPU time of a call and the memory of an instance without traces, with one request in a hundred
 * sampled, and with all of them. The instances take turns, in windows of a few seconds. Linux only; needs wrk.
 *
 * <pre>
 * ./mvnw -pl bootstrap -am test -Dtest=TracesBenchmark -Dsurefire.failIfNoSpecifiedTests=false -Dtests.jit=-server
 * </pre>
 */
class TracesBenchmark {

    private static final int BUYERS = 12_000;
    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final int WARM_UPS = 4;
    private static final int ROUNDS = 3;

    private final Stores stores = Stores.ofTests();

    @Test
    void measure() throws IOException {
        HttpServer receiver = receiver();
        String endpoint = "--management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:%d/v1/traces"
                .formatted(receiver.getAddress().getPort());
        List<Call> calls = gather();
        try (Instance off = Instance.start(stores);
                Instance few = Instance.start(stores, endpoint, "--management.tracing.sampling.probability=0.01");
                Instance all = Instance.start(stores, endpoint, "--management.tracing.sampling.probability=1.0")) {
            List<Measured> variants = List.of(
                    new Measured("no traces", off), new Measured("1 % sampled", few), new Measured("all sampled", all));
            for (int round = -WARM_UPS; round < ROUNDS; round++) {
                for (Call call : calls) {
                    for (Measured variant : variants) {
                        variant.run(call, round >= 0);
                    }
                }
            }
            calls.forEach(call -> variants.forEach(variant -> variant.print(call)));
            variants.forEach(Measured::printMemory);
        } finally {
            receiver.stop(0);
        }
    }

    private List<Call> gather() {
        try (FrontrowServer office = FrontrowServer.start(stores)) {
            LoadTestUsers crowd = LoadTestUsers.gather(office, stores, BUYERS);
            return List.of(
                    Call.repeatable("polling the place", crowd.polls()),
                    Call.once("joining the queue", crowd.joins(60)),
                    Call.once("topping up", crowd.topUps(24)));
        }
    }

    /** Takes traces and forgets them. */
    private static HttpServer receiver() throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/v1/traces", TracesBenchmark::forget);
        receiver.start();
        return receiver;
    }

    private static void forget(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private record Measured(String name, Instance instance, List<BenchmarkResult> results) {

        Measured(String name, Instance instance) {
            this(name, instance, new ArrayList<>());
        }

        void run(Call call, boolean counts) {
            Duration before = instance.computed();
            Wrk.Measurement measured = call.run(instance.address(), WINDOW);
            if (counts) {
                results.add(BenchmarkResult.of(
                        measured, measured.replies(), instance.computed().minus(before)));
            }
        }

        void print(Call call) {
            List<BenchmarkResult> ofCall = results.stream()
                    .filter(result -> result.name().equals(call.name()))
                    .toList();
            System.out.printf(
                    "%-20s %-12s %,8.0f a second, %5.0f µs of CPU, 99 %% within %.1f ms, %d failed%n",
                    call.name(),
                    name,
                    median(ofCall.stream().map(BenchmarkResult::perSecond)),
                    median(ofCall.stream().map(BenchmarkResult::cpuMicros)),
                    median(ofCall.stream().map(BenchmarkResult::slowMs)),
                    ofCall.stream().mapToLong(BenchmarkResult::failed).sum());
        }

        void printMemory() {
            Instance.Memory memory = instance.memory();
            System.out.printf("%-12s %d MB live, %d MB resident%n", name, memory.heap() >> 20, memory.resident() >> 20);
        }

        private static double median(Stream<Double> figures) {
            List<Double> sorted = figures.sorted().toList();
            return sorted.get(sorted.size() / 2);
        }
    }
}
