package io.frontrow.onsale.judge.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.onsale.judge.seat.LinearizabilitySearch.Result.Linearizable;
import io.frontrow.onsale.judge.seat.LinearizabilitySearch.Result.TooMany;
import io.frontrow.onsale.verdict.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinearizabilitySearchTest {
    private static final int MANY = 10_000;

    @Property(tries = 3_000)
    @Label("A small history is judged as by trying every order")
    void agreesWithBruteForce(@ForAll("histories") List<SeatCall> calls) {
        boolean found = LinearizabilitySearch.search(Seat.FREE, calls, MANY) instanceof Linearizable;

        assertThat(found).isEqualTo(BruteForce.canBeOrdered(Seat.FREE, calls));
    }

    @Property(tries = 500)
    @Label("What cannot be explained is small, and part of the history")
    void namesCulprits(@ForAll("histories") List<SeatCall> calls) {
        if (LinearizabilitySearch.search(Seat.FREE, calls, MANY)
                instanceof LinearizabilitySearch.Result.Impossible<SeatCall>(SeatCall impossible)) {
            List<SeatCall> culprits = new Culprits(MANY).among(calls, impossible);

            assertThat(calls).containsAll(culprits);
            assertThat(BruteForce.canBeOrdered(Seat.FREE, culprits)).isFalse();
        }
    }

    @Provide
    Arbitrary<List<SeatCall>> histories() {
        return call().list().ofMaxSize(6);
    }

    /** Times and users are few, so that calls meet. */
    private static Arbitrary<SeatCall> call() {
        Arbitrary<Action> actions = Arbitraries.of(Action.class);
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 1);
        Arbitrary<Integer> starts = Arbitraries.integers().between(0, 12);
        Arbitrary<Integer> lengths = Arbitraries.integers().between(0, 6);
        Arbitrary<Boolean> flags = Arbitraries.of(true, true, true, false);
        return Combinators.combine(actions, small, small, starts, lengths, flags, flags)
                .as((action, user, deadline, start, length, isCertain, isAnswered) -> {
                    long end = isCertain || isAnswered ? start + length : Call.NEVER;
                    boolean certain = isCertain && action != Action.LOSE;
                    return new SeatCall(
                            action,
                            user,
                            deadline,
                            start,
                            end,
                            certain,
                            false,
                            new Span("fan", action.name(), start, end));
                });
    }

    @Test
    void bearsManyRefusalsAtOnce() {
        List<SeatCall> calls = new ArrayList<>();
        calls.add(call(Action.HOLD, 0, 0, 5, true));
        IntStream.range(1, 500).forEach(i -> calls.add(call(Action.TAKEN, i, 10, 20, true)));
        calls.add(call(Action.RELEASE, 0, 12, 18, true));

        assertThat(LinearizabilitySearch.search(Seat.FREE, calls, MANY)).isInstanceOf(Linearizable.class);
    }

    @Test
    void givesUpBeforeItNeedsTooMuchMemory() {
        List<SeatCall> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            calls.add(call(Action.HOLD, i, i, Call.NEVER, false));
            calls.add(call(Action.RELEASE, i, i, Call.NEVER, false));
        }
        calls.add(call(Action.HOLD, 100, 50, 60, true));

        assertThat(LinearizabilitySearch.search(Seat.FREE, calls, MANY)).isInstanceOf(TooMany.class);
    }

    private static SeatCall call(Action action, int user, long start, long end, boolean isCertain) {
        return new SeatCall(
                action, user, user, start, end, isCertain, false, new Span("fan", action.name(), start, end));
    }

    /** Tries every order of every choice of the calls that may have had no effect. */
    private static final class BruteForce {
        private BruteForce() {}

        static boolean canBeOrdered(Seat seat, List<SeatCall> left) {
            return left.stream().noneMatch(SeatCall::isCertain)
                    || left.stream().anyMatch(call -> canBegin(call, left) && continues(seat, call, left));
        }

        /** Nothing that is left may have ended before this began; what is not certain may never have happened. */
        private static boolean canBegin(SeatCall call, List<SeatCall> left) {
            return left.stream().noneMatch(other -> other.isCertain() && other.end() < call.start());
        }

        private static boolean continues(Seat seat, SeatCall call, List<SeatCall> left) {
            List<SeatCall> rest = new ArrayList<>(left);
            rest.remove(call);
            @Nullable Seat next = call.apply(seat);
            return (next != null && canBeOrdered(next, withoutPast(rest, call)))
                    || (!call.isCertain() && canBeOrdered(seat, rest));
        }

        /** What may not have happened, and ended before this began, cannot happen any more. */
        private static List<SeatCall> withoutPast(List<SeatCall> left, SeatCall call) {
            return left.stream()
                    .filter(it -> it.isCertain() || it.end() >= call.start())
                    .toList();
        }
    }
}
