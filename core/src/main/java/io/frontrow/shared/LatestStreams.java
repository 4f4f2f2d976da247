package io.frontrow.shared;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Keeps the latest streams of each key open: one more ends the oldest. The oldest may be a connection whose other end
 * vanished unnoticed, so a client that opens a new one is never refused because of it.
 */
public final class LatestStreams<K> {

    private final int max;

    /** The signals that end the open streams of a key, the oldest first. */
    private final ConcurrentMap<K, Deque<Sinks.Empty<Void>>> open = new ConcurrentHashMap<>();

    /**
     * Creates a limit.
     *
     * @param max the largest number of open streams for each key, at least 1
     */
    public LatestStreams(int max) {
        this.max = max;
    }

    /** The stream, which counts from its subscription and completes when it is the oldest of too many. */
    public <E> Flux<E> apply(K key, Flux<E> stream) {
        return Flux.defer(() -> {
            Sinks.Empty<Void> end = Sinks.empty();
            add(key, end).ifPresent(Sinks.Empty::tryEmitEmpty);
            return stream.takeUntilOther(end.asMono()).doFinally(_ -> remove(key, end));
        });
    }

    /** Returns the signal of the oldest stream if it has to end. */
    private Optional<Sinks.Empty<Void>> add(K key, Sinks.Empty<Void> end) {
        AtomicReference<Sinks.Empty<Void>> oldest = new AtomicReference<>();
        open.compute(key, (_, ends) -> {
            Deque<Sinks.Empty<Void>> all = ends == null ? new ArrayDeque<>() : ends;
            all.addLast(end);
            if (all.size() > max) {
                oldest.set(all.removeFirst());
            }
            return all;
        });
        return Optional.ofNullable(oldest.get());
    }

    private void remove(K key, Sinks.Empty<Void> end) {
        open.computeIfPresent(key, (_, ends) -> {
            ends.remove(end);
            return ends.isEmpty() ? null : ends;
        });
    }
}
