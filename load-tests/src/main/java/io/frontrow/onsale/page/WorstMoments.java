package io.frontrow.onsale.page;

import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.verdict.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** The moments with the slowest requests, and these requests. Bad seconds that follow each other are one moment. */
final class WorstMoments {
    private static final int MOMENTS = 10;
    private static final int SECONDS = 40;
    private static final int REQUESTS = 8;
    private static final long MICROS = 1_000_000;
    private static final double MICROS_PER_MS = 1e3;

    private final Map<Long, PriorityQueue<Operation>> seconds = new HashMap<>();

    /**
     * The slowest requests that were sent within some seconds.
     *
     * @param from the first second
     * @param to the last second
     */
    record Moment(long from, long to, double slowestMs, List<Span> requests) {}

    void see(Operation operation) {
        if (operation.event() == null && !operation.call().startsWith("watch")) {
            keep(seconds.computeIfAbsent(operation.start() / MICROS, any -> slowestLast()), operation);
        }
    }

    private static PriorityQueue<Operation> slowestLast() {
        return new PriorityQueue<>(Comparator.comparingLong(WorstMoments::length));
    }

    private static void keep(PriorityQueue<Operation> slowest, Operation operation) {
        slowest.add(operation);
        if (slowest.size() > REQUESTS) {
            slowest.remove();
        }
    }

    private static long length(Operation operation) {
        return operation.end() - operation.start();
    }

    List<Moment> moments() {
        List<Long> worst = seconds.keySet().stream()
                .sorted(Comparator.comparingLong((Long second) -> -slowestIn(second)))
                .limit(SECONDS)
                .sorted()
                .toList();
        List<Moment> moments = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= worst.size(); i++) {
            if (i == worst.size() || worst.get(i) > worst.get(i - 1) + 1) {
                moments.add(moment(worst.subList(first, i)));
                first = i;
            }
        }
        return moments.stream()
                .sorted(Comparator.comparingDouble(Moment::slowestMs).reversed())
                .limit(MOMENTS)
                .toList();
    }

    private long slowestIn(long second) {
        return seconds.getOrDefault(second, slowestLast()).stream()
                .mapToLong(WorstMoments::length)
                .max()
                .orElse(0);
    }

    private Moment moment(List<Long> neighbors) {
        PriorityQueue<Operation> slowest = slowestLast();
        neighbors.forEach(
                second -> seconds.getOrDefault(second, slowestLast()).forEach(request -> keep(slowest, request)));
        List<Operation> requests = slowest.stream()
                .sorted(Comparator.comparingLong(WorstMoments::length).reversed())
                .toList();
        return new Moment(
                neighbors.getFirst(),
                neighbors.getLast(),
                length(requests.getFirst()) / MICROS_PER_MS,
                requests.stream().map(WorstMoments::span).toList());
    }

    /** Other than evidence it shows for how long a client waited that got no answer. */
    private static Span span(Operation operation) {
        Span span = Span.of(operation, "");
        return new Span(span.who(), span.what(), span.start(), operation.end());
    }
}
