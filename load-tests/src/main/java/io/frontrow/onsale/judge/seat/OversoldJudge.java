package io.frontrow.onsale.judge.seat;

import io.frontrow.onsale.history.FaultRecord;
import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Run;
import io.frontrow.onsale.judge.LineJudge;
import io.frontrow.onsale.judge.Partitions;
import io.frontrow.onsale.judge.seat.LinearizabilitySearch.Result.Impossible;
import io.frontrow.onsale.judge.seat.LinearizabilitySearch.Result.Linearizable;
import io.frontrow.onsale.judge.seat.LinearizabilitySearch.Result.TooMany;
import io.frontrow.onsale.verdict.Evidence;
import io.frontrow.onsale.verdict.Finding;
import io.frontrow.onsale.verdict.Span;
import io.frontrow.onsale.verdict.VerdictLine;
import io.frontrow.onsale.verdict.Violations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Judges whether every seat's history is linearizable. One seat at a time suffices, because linearizability is local: a
 * history is linearizable if that of each object is (Herlihy and Wing, 1990, theorem 1).
 */
public final class OversoldJudge implements LineJudge {
    private static final int CONFIGURATIONS_MAX = 100_000;

    private final Run run;
    private final Partitions operations = new Partitions();
    private final List<FaultRecord> faults = new ArrayList<>();
    private final Violations violations = new Violations();
    private long seats;
    private long calls;
    private long undecided;

    public OversoldJudge(Run run) throws IOException {
        this.run = run;
    }

    @Override
    public void see(Operation operation) {
        if (SeatHistories.isAboutSeats(operation)) {
            operation.asked().seatNumbers().stream()
                    .map(number -> Partitions.partOf(new SeatId(performanceOf(operation), number)))
                    .distinct()
                    .forEach(part -> operations.add(part, operation));
        }
    }

    @Override
    public void see(FaultRecord fault) {
        faults.add(fault);
    }

    @Override
    public List<Finding> findings() throws IOException {
        operations.forEach((part, some) -> SeatHistories.of(some, run, faults).forEach((seat, history) -> {
            if (Partitions.partOf(seat) == part) {
                judge(seat, history);
            }
        }));
        return List.of(finding());
    }

    /** Called only in the part of the seat; an operation on several seats is in the parts of all of them. */
    private void judge(SeatId seat, List<SeatCall> history) {
        seats++;
        calls += history.size();
        switch (LinearizabilitySearch.search(Seat.FREE, history, CONFIGURATIONS_MAX)) {
            case Linearizable<SeatCall> _ -> {}
            case TooMany<SeatCall> _ -> undecided++;
            case Impossible<SeatCall>(SeatCall call) -> violations.add(() -> evidence(seat, history, call));
        }
    }

    private static Evidence evidence(SeatId seat, List<SeatCall> history, SeatCall impossible) {
        List<Span> culprits = new Culprits(CONFIGURATIONS_MAX)
                .among(history, impossible).stream()
                        .filter(call -> call.action() != Action.LOSE)
                        .map(SeatCall::span)
                        .toList();
        return new Evidence("%s: no order of these makes sense".formatted(seat), culprits);
    }

    private Finding finding() {
        if (violations.count() > 0) {
            return Finding.fail(
                    VerdictLine.OVERSOLD,
                    "what happened to %,d of %,d seats contradicts itself, in whatever order it took effect"
                            .formatted(violations.count(), seats),
                    violations.first());
        }
        if (seats == 0) {
            return Finding.unknown(VerdictLine.OVERSOLD, "nobody asked for a seat");
        }
        if (undecided > 0) {
            return Finding.unknown(
                    VerdictLine.OVERSOLD,
                    "%,d of %,d seats have too many requests without an answer".formatted(undecided, seats));
        }
        return Finding.pass(
                VerdictLine.OVERSOLD,
                "%,d requests and deadlines for %,d seats fit together without a contradiction"
                        .formatted(calls, seats));
    }

    @Override
    public void close() throws IOException {
        operations.close();
    }

    private static String performanceOf(Operation operation) {
        return Objects.requireNonNull(operation.asked().performanceId());
    }
}
