package io.frontrow.shared.polling;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.scheduler.Scheduler;

/**
 * Publishes states to many subscribers: the current state at once, and then every change. A group of states has one
 * ticker, which runs while the group has subscribers and reads the states that are due, many at once. Subscribers have
 * no timers of their own. Only the latest state is kept for a slow subscriber: it misses states in between, but never
 * the latest one.
 *
 * @param <G> a group of states that share a ticker
 * @param <K> the key of a state
 * @param <S> a state; equal states are published once
 */
public final class StatePoller<G, K, S> {

    /** The longest time without an update on a stream. */
    public static final Duration KEEP_ALIVE_INTERVAL = Duration.ofSeconds(15);

    /** The interval at which due states are read. */
    public static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    private final PolledSource<G, K, S> source;
    private final PollingObserver observer;
    private final Clock clock;
    private final Scheduler scheduler;
    private final ConcurrentMap<G, PollGroup<G, K, S>> groups = new ConcurrentHashMap<>();

    public StatePoller(PolledSource<G, K, S> source, PollingObserver observer, Clock clock, Scheduler scheduler) {
        this.source = source;
        this.observer = observer;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /** The endless stream of a state. It fails if its first read fails; failed later reads are repeated. */
    public Flux<StateUpdate<S>> poll(K key) {
        return Flux.defer(() -> Flux.<Reading<S>>create(sink -> start(key, sink), OverflowStrategy.LATEST)
                .handle(new ChangeFilter<>()));
    }

    private void start(K key, FluxSink<Reading<S>> sink) {
        PolledStream<K, S> stream = new PolledStream<>(source, observer, clock, key, sink);
        join(stream);
        Disposable firstRead = stream.read().subscribe(_ -> {}, sink::error);
        sink.onDispose(() -> {
            firstRead.dispose();
            leave(stream);
        });
    }

    private void join(PolledStream<K, S> stream) {
        groups.compute(source.group(stream.key()), (key, existing) -> {
            PollGroup<G, K, S> group =
                    existing == null ? new PollGroup<>(key, source, observer, clock, scheduler) : existing;
            group.add(stream);
            return group;
        });
    }

    private void leave(PolledStream<K, S> stream) {
        groups.computeIfPresent(source.group(stream.key()), (_, group) -> group.remove(stream) ? null : group);
    }
}
