package io.frontrow.onsale.judge.seat;

import io.frontrow.onsale.verdict.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Collects the operations on one seat. */
final class SeatLine {
    private final List<SeatCall> calls = new ArrayList<>();
    private final Map<String, SeatCall> onceOnly = new LinkedHashMap<>();
    private final List<SeatCall> attempts = new ArrayList<>();
    private final Map<Integer, Deadline> deadlines = new LinkedHashMap<>();

    private record Deadline(SeatCall setBy, Window window) {
        Deadline and(Deadline other) {
            Window both = window.and(other.window);
            return both.from() <= both.to() ? new Deadline(setBy, both) : this;
        }

        SeatCall passes() {
            Long end = window.to() == Call.NEVER ? null : window.to();
            Span span = new Span(setBy.span().who(), "deadline passes", window.from(), end);
            return new SeatCall(
                    Action.EXPIRE, setBy.user(), setBy.deadline(), window.from(), window.to(), true, false, span);
        }
    }

    void add(SeatCall call) {
        calls.add(call);
    }

    /** Adds a call that takes effect once, however often it is made. */
    void addOnce(String name, SeatCall call) {
        onceOnly.merge(name, call, SeatCall::merged);
    }

    /** Adds an attempt to get the seat, whatever became of it. */
    void addAttempt(SeatCall call) {
        attempts.add(call);
    }

    /** Adds the deadline that a call set. If several calls tell of it, it passes when all of them allow. */
    void addDeadline(SeatCall call, Window window) {
        deadlines.merge(call.deadline(), new Deadline(call, window), Deadline::and);
    }

    /** {@return all operations, without refusals that say nothing} */
    List<SeatCall> calls() {
        Contention contention = new Contention(attempts);
        return Stream.of(
                        calls.stream().filter(it -> it.action() != Action.TAKEN || !contention.meets(it)),
                        onceOnly.values().stream(),
                        deadlines.values().stream().map(Deadline::passes))
                .flatMap(it -> it)
                .toList();
    }
}
