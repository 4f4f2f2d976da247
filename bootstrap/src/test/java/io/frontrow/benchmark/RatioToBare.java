package io.frontrow.benchmark;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A measured call beside the bare server.
 *
 * @param machineMicros the CPU time of the whole machine for one call: of the instance, the stores, the load generator and
 *     the kernel
 * @param barePerSecond what the bare server answered right before and after, per second
 */
record RatioToBare(BenchmarkResult call, double machineMicros, double barePerSecond) {

    double ratio() {
        return call.perSecond() / barePerSecond;
    }

    /** Prints the median of each figure. */
    static void printMedians(Map<String, List<RatioToBare>> rounds) {
        System.out.printf(
                "%n%-24s %10s %8s %8s %8s %8s %10s%n",
                "medians", "per second", "ratio", "50 % ms", "99 % ms", "CPU µs", "machine µs");
        rounds.forEach((name, all) -> System.out.printf(
                "%-24s %,10.0f %8.2f %8.1f %8.1f %8.0f %10.0f%n",
                name,
                medianPerSecond(all),
                median(all, RatioToBare::ratio),
                median(all, it -> it.call().medianMs()),
                median(all, it -> it.call().slowMs()),
                median(all, it -> it.call().cpuMicros()),
                median(all, RatioToBare::machineMicros)));
    }

    static double medianPerSecond(List<RatioToBare> rounds) {
        return median(rounds, it -> it.call().perSecond());
    }

    private static double median(List<RatioToBare> rounds, ToDoubleFunction<RatioToBare> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
    }
}
