package io.frontrow.onsale.judge.service;

import io.frontrow.onsale.history.FaultRecord;
import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import io.frontrow.onsale.history.Run;
import io.frontrow.onsale.judge.LineJudge;
import io.frontrow.onsale.verdict.Evidence;
import io.frontrow.onsale.verdict.Finding;
import io.frontrow.onsale.verdict.Span;
import io.frontrow.onsale.verdict.VerdictLine;
import io.frontrow.onsale.verdict.Violations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Judges how long each fault lasted for clients: until the first answer to a request sent after it began, and until the
 * share of requests that are answered is as before. The share is compared and not the number, since the crowd goes home
 * meanwhile.
 */
public final class RecoveryJudge implements LineJudge {
    private static final long MICROS = 1_000_000;
    private static final int BEFORE_SECONDS = 10;
    private static final int STEADY_SECONDS = 3;
    private static final double TOLERATED = 0.05;

    private final Run run;
    private final List<FaultRecord> faults = new ArrayList<>();
    private final TreeMap<Long, Second> seconds = new TreeMap<>();

    /** The requests that were sent within a second. */
    private static final class Second {
        private long asked;
        private long answered;
        private long firstAnswer = Long.MAX_VALUE;
    }

    /**
     * How long a fault lasted for clients.
     *
     * @param firstAnswerSeconds from its beginning; -1 if there never was one
     * @param recoverySeconds from its end until requests were answered as before; -1 if they never were
     */
    record Recovery(String fault, double atSecond, double firstAnswerSeconds, double recoverySeconds) {}

    public RecoveryJudge(Run run) {
        this.run = run;
    }

    @Override
    public void see(Operation operation) {
        if (operation.event() != null || operation.call().startsWith("watch")) {
            return;
        }
        Second second = seconds.computeIfAbsent(operation.start() / MICROS, any -> new Second());
        second.asked++;
        if (operation.outcome() != Outcome.UNKNOWN) {
            second.answered++;
            second.firstAnswer = Math.min(second.firstAnswer, operation.end());
        }
    }

    @Override
    public void see(FaultRecord fault) {
        faults.add(fault);
    }

    @Override
    public List<Finding> findings() {
        return List.of(finding());
    }

    private Finding finding() {
        List<String> unmade = unmade();
        if (faults.isEmpty() && unmade.isEmpty()) {
            return Finding.notApplicable(VerdictLine.RECOVERED, "no fault was chosen");
        }
        List<Recovery> recoveries = faults.stream()
                .sorted(Comparator.comparingLong(FaultRecord::start))
                .map(this::recovery)
                .toList();
        Violations late = new Violations();
        recoveries.stream().filter(this::isTooLate).forEach(it -> late.add(() -> evidence(it)));
        return judged(recoveries, late, unmade).with(Map.of("faults", recoveries));
    }

    /** {@return the faults that were chosen, and that the sale was over too soon to make} */
    private List<String> unmade() {
        List<String> unmade = new ArrayList<>(run.faults());
        faults.forEach(it -> unmade.remove(it.fault()));
        return unmade;
    }

    private static Finding judged(List<Recovery> recoveries, Violations late, List<String> unmade) {
        if (late.count() > 0) {
            return Finding.fail(
                    VerdictLine.RECOVERED,
                    "%d of %d faults lasted too long for fans".formatted(late.count(), recoveries.size()),
                    late.first());
        }
        return unmade.isEmpty()
                ? Finding.pass(VerdictLine.RECOVERED, within(recoveries))
                : Finding.unknown(VerdictLine.RECOVERED, "the sale was over before " + String.join(", ", unmade));
    }

    private static String within(List<Recovery> recoveries) {
        double longest =
                recoveries.stream().mapToDouble(Recovery::recoverySeconds).max().orElseThrow();
        return "all faults (%d) were over for fans within %.1f s of their end".formatted(recoveries.size(), longest);
    }

    private boolean isTooLate(Recovery recovery) {
        Integer asked = run.goals().recoverySeconds();
        return recovery.recoverySeconds() < 0 || (asked != null && recovery.recoverySeconds() > asked);
    }

    private static Evidence evidence(Recovery recovery) {
        String lasted = recovery.recoverySeconds() < 0
                ? "requests were never answered as before"
                : "%.0f s until requests were answered as before".formatted(recovery.recoverySeconds());
        long start = (long) (recovery.atSecond() * MICROS);
        return new Evidence(
                recovery.fault() + ": " + lasted, List.of(new Span("fault", recovery.fault(), start, null)));
    }

    private Recovery recovery(FaultRecord fault) {
        long second = fault.start() / MICROS;
        double before = share(second - BEFORE_SECONDS, second).orElse(1);
        OptionalDouble first = seconds.tailMap(second + 1).values().stream()
                .filter(it -> it.firstAnswer != Long.MAX_VALUE)
                .mapToDouble(it -> (it.firstAnswer - fault.start()) / (double) MICROS)
                .min();
        return new Recovery(
                fault.fault(), fault.start() / (double) MICROS, first.orElse(-1), secondsUntil(fault, before));
    }

    private double secondsUntil(FaultRecord fault, double before) {
        long end = fault.end() / MICROS;
        return seconds.tailMap(end).keySet().stream()
                .filter(second -> share(second, second + STEADY_SECONDS).orElse(0) >= before - TOLERATED)
                .mapToDouble(second -> Math.max(0, second - fault.end() / (double) MICROS))
                .findFirst()
                .orElse(-1);
    }

    /** {@return the share of requests that were answered, of those sent from one second until before another} */
    private OptionalDouble share(long from, long to) {
        long asked = 0;
        long answered = 0;
        for (Second second : seconds.subMap(from, to).values()) {
            asked += second.asked;
            answered += second.answered;
        }
        return asked == 0 ? OptionalDouble.empty() : OptionalDouble.of(answered / (double) asked);
    }
}
