package io.frontrow.onsale.judge.seat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Searches an order in which the operations on an object can have taken effect, each between its start and its end
 * (Herlihy and Wing, "Linearizability", ACM TOPLAS 1990).
 *
 * <p>The search is that of Wing and Gong ("Testing and verifying concurrent objects", JPDC 1993), with the memory of
 * configurations and the just-in-time order of Lowe ("Testing for linearizability", Concurrency and Computation 29(4),
 * 2017): it follows the history in time and remembers every configuration that is possible, that is a state with the
 * set of pending operations that have taken effect. When an operation ends, it must have taken effect, if necessary
 * after other pending ones. Only pending operations are part of a configuration, so a long history costs no more than
 * the most operations that were pending at once.
 *
 * @param <S> the states of the object
 * @param <C> the operations
 */
final class LinearizabilitySearch<S, C extends Call<S>> {
    private final int configurationsMax;

    private final List<@Nullable C> pending = new ArrayList<>();
    private Set<Configuration<S>> possible = new HashSet<>();

    private record Configuration<S>(S state, BitSet effective) {}

    private record Moment<C>(long time, boolean isEnd, C call) {}

    /** What the search found. */
    sealed interface Result<C> {
        record Linearizable<C>() implements Result<C> {}

        /** The operation that cannot be explained after all that had ended before it. */
        record Impossible<C>(C call) implements Result<C> {}

        /** More configurations than the search may remember. */
        record TooMany<C>() implements Result<C> {}
    }

    private LinearizabilitySearch(S initial, int configurationsMax) {
        this.configurationsMax = configurationsMax;
        possible.add(new Configuration<>(initial, new BitSet()));
    }

    /**
     * Searches the history of one object.
     *
     * @param initial its state before all operations
     * @param calls in any order
     * @param configurationsMax after how many configurations at once to give up
     */
    static <S, C extends Call<S>> Result<C> search(S initial, List<C> calls, int configurationsMax) {
        return new LinearizabilitySearch<S, C>(initial, configurationsMax).follow(calls);
    }

    private Result<C> follow(List<C> calls) {
        for (Moment<C> moment : moments(calls)) {
            if (moment.isEnd()) {
                end(moment.call());
            } else {
                begin(moment.call());
            }
            if (possible.isEmpty()) {
                return new Result.Impossible<>(moment.call());
            }
            if (possible.size() > configurationsMax) {
                return new Result.TooMany<>();
            }
        }
        return new Result.Linearizable<>();
    }

    /** What begins at the moment at which another operation ends may have taken effect before it. */
    private List<Moment<C>> moments(List<C> calls) {
        return calls.stream()
                .flatMap(call ->
                        Stream.of(new Moment<>(call.start(), false, call), new Moment<>(call.end(), true, call)))
                .filter(moment -> moment.time() != Call.NEVER)
                .sorted(Comparator.<Moment<C>>comparingLong(Moment::time).thenComparing(Moment::isEnd))
                .toList();
    }

    private void begin(C call) {
        int slot = pending.indexOf(null);
        if (slot < 0) {
            pending.add(call);
        } else {
            pending.set(slot, call);
        }
        if (call.isRead()) {
            possible = mapEach(possible, this::withReads);
        }
    }

    private void end(C call) {
        int slot = pending.indexOf(call);
        Set<Configuration<S>> applied = havingApplied(slot);
        if (!call.isCertain()) {
            applied.addAll(possible);
        }
        possible = mapEach(applied, it -> without(it, slot));
        pending.set(slot, null);
    }

    private Set<Configuration<S>> havingApplied(int slot) {
        Set<Configuration<S>> reached = new HashSet<>(possible);
        List<Configuration<S>> open = new ArrayList<>(possible);
        Set<Configuration<S>> applied = new HashSet<>();
        while (!open.isEmpty() && reached.size() <= configurationsMax) {
            Configuration<S> configuration = open.removeLast();
            if (configuration.effective().get(slot)) {
                applied.add(configuration);
            } else {
                successors(configuration).filter(reached::add).forEach(open::add);
            }
        }
        return open.isEmpty() ? applied : reached;
    }

    private Stream<Configuration<S>> successors(Configuration<S> configuration) {
        return IntStream.range(0, pending.size())
                .filter(slot -> !configuration.effective().get(slot))
                .mapToObj(slot -> apply(configuration, slot))
                .flatMap(Optional::stream);
    }

    private Optional<Configuration<S>> apply(Configuration<S> configuration, int slot) {
        @Nullable C call = pending.get(slot);
        if (call == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(call.apply(configuration.state()))
                .map(state -> withReads(new Configuration<>(state, with(configuration.effective(), slot))));
    }

    /** Lets every read take effect that is possible now: as it changes nothing, it never hinders another operation. */
    private Configuration<S> withReads(Configuration<S> configuration) {
        BitSet effective = configuration.effective();
        for (int slot = 0; slot < pending.size(); slot++) {
            @Nullable C call = pending.get(slot);
            if (call != null && call.isRead() && call.apply(configuration.state()) != null) {
                effective = with(effective, slot);
            }
        }
        return new Configuration<>(configuration.state(), effective);
    }

    private static <S> Set<Configuration<S>> mapEach(
            Set<Configuration<S>> configurations, UnaryOperator<Configuration<S>> change) {
        Set<Configuration<S>> changed = HashSet.newHashSet(configurations.size());
        configurations.forEach(it -> changed.add(change.apply(it)));
        return changed;
    }

    private static <S> Configuration<S> without(Configuration<S> configuration, int slot) {
        BitSet effective = (BitSet) configuration.effective().clone();
        effective.clear(slot);
        return new Configuration<>(configuration.state(), effective);
    }

    private static BitSet with(BitSet effective, int slot) {
        BitSet more = (BitSet) effective.clone();
        more.set(slot);
        return more;
    }
}
