package io.frontrow.onsale.page;

import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.verdict.Span;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** The seconds with the slowest requests, and these requests. */
final class WorstMoments {
    private static final int MOMENTS = 10;
    private static final int REQUESTS = 8;
    private static final long MICROS = 1_000_000;
    private static final double MICROS_PER_MS = 1e3;

    private final Map<Long, PriorityQueue<Operation>> seconds = new HashMap<>();

    /** The slowest requests that were sent within a second. */
    record Moment(long second, double slowestMs, List<Span> requests) {}

    void see(Operation operation) {
        if (operation.event() != null || operation.call().startsWith("watch")) {
            return;
        }
        PriorityQueue<Operation> slowest = seconds.computeIfAbsent(
                operation.start() / MICROS, any -> new PriorityQueue<>(Comparator.comparingLong(WorstMoments::length)));
        slowest.add(operation);
        if (slowest.size() > REQUESTS) {
            slowest.remove();
        }
    }

    private static long length(Operation operation) {
        return operation.end() - operation.start();
    }

    List<Moment> moments() {
        return seconds.entrySet().stream()
                .map(it -> moment(it.getKey(), it.getValue()))
                .sorted(Comparator.comparingDouble(Moment::slowestMs).reversed())
                .limit(MOMENTS)
                .toList();
    }

    private static Moment moment(long second, PriorityQueue<Operation> slowest) {
        List<Operation> requests = slowest.stream()
                .sorted(Comparator.comparingLong(WorstMoments::length).reversed())
                .toList();
        return new Moment(
                second,
                length(requests.getFirst()) / MICROS_PER_MS,
                requests.stream().map(WorstMoments::span).toList());
    }

    /** Other than evidence it shows for how long a client waited that got no answer. */
    private static Span span(Operation operation) {
        Span span = Span.of(operation, "");
        return new Span(span.who(), span.what(), span.start(), operation.end());
    }
}
