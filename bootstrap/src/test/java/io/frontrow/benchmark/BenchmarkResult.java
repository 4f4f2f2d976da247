package io.frontrow.benchmark;

import java.time.Duration;
import java.util.List;

/**
 * The result of measuring many calls of one kind.
 *
 * @param medianMs the median latency
 * @param slowMs the 99th percentile of the latency
 * @param cpuMicros the CPU time of the measured process for one call
 * @param failed calls that did not succeed or were sent again
 */
record BenchmarkResult(String name, double perSecond, double medianMs, double slowMs, double cpuMicros, long failed) {

    /** @param latencies latencies of the successful calls, in microseconds */
    static BenchmarkResult of(String name, List<Long> latencies, long failed, Duration took, Duration computed) {
        List<Long> sorted = latencies.stream().sorted().toList();
        return new BenchmarkResult(
                name,
                sorted.size() / seconds(took),
                sorted.get(sorted.size() / 2) / 1_000.0,
                sorted.get(sorted.size() * 99 / 100) / 1_000.0,
                micros(computed) / sorted.size(),
                failed);
    }

    /** @param count the number of calls that took effect */
    static BenchmarkResult of(Wrk.Measurement measured, long count, Duration computed) {
        return new BenchmarkResult(
                measured.name(),
                measured.perSecond(),
                measured.medianMs(),
                measured.slowMs(),
                micros(computed) / count,
                measured.failed() + measured.repeated());
    }

    static void printHead() {
        System.out.printf("%n%-24s %10s %8s %8s %8s %8s%n", "", "per second", "50 % ms", "99 % ms", "CPU µs", "failed");
    }

    void print() {
        System.out.printf(
                "%-24s %,10.0f %8.1f %8.1f %8.0f %8d%n", name, perSecond, medianMs, slowMs, cpuMicros, failed);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static double micros(Duration duration) {
        return duration.toNanos() / 1e3;
    }
}
