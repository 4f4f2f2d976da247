package io.frontrow.shared.polling;

import io.frontrow.shared.port.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;

/**
 * Shows states to all who listen, each the present one at once and then what is new. One ticker per group, and no timer
 * per listener: it runs while anyone listens, and reads the states that are due, many at once. A listener who is slow
 * misses states in between, never the newest, of which alone one is kept.
 *
 * @param <K> what shares a ticker
 * @param <W> what is watched
 * @param <S> its state; equal states are shown once
 */
public final class StatePoller<K, W, S> {

    /** How long a stream is silent at most. */
    public static final Duration KEEP_ALIVE_INTERVAL = Duration.ofSeconds(15);

    /** How much later than due a state may be read. */
    public static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    private static final int READINGS_AT_ONCE = 256;

    private final Source<K, W, S> subject;
    private final PollingObserver report;
    private final Clock clock;
    private final Scheduler scheduler;
    private final ConcurrentMap<K, Group> groups = new ConcurrentHashMap<>();

    public StatePoller(Source<K, W, S> subject, PollingObserver report, Clock clock, Scheduler scheduler) {
        this.subject = subject;
        this.report = report;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /** What is watched, and how. */
    public interface Source<K, W, S> {

        K group(W watched);

        Mono<S> read(W watched);

        /** How long a state is good enough; more than zero. */
        Duration pace(S state);

        /** Tells who must be read at once, as long as it is subscribed to. */
        Flux<Predicate<W>> urgent(K group);
    }

    /**
     * The states of what is watched, without end. If the first reading fails so does the stream; later ones are tried
     * again.
     */
    public Flux<StateUpdate<S>> watch(W watched) {
        return Flux.defer(() -> Flux.<Reading<S>>create(sink -> listen(watched, sink), OverflowStrategy.LATEST)
                .handle(new Shown<>()));
    }

    private void listen(W watched, FluxSink<Reading<S>> sink) {
        Listener listener = new Listener(watched, sink);
        enter(listener);
        Disposable first = listener.read().subscribe(_ -> {}, sink::error);
        sink.onDispose(() -> {
            first.dispose();
            leave(listener);
        });
    }

    private void enter(Listener listener) {
        groups.compute(subject.group(listener.watched), (key, group) -> {
            Group joined = group == null ? new Group(key) : group;
            joined.listeners.add(listener);
            return joined;
        });
    }

    private void leave(Listener listener) {
        groups.computeIfPresent(
                subject.group(listener.watched), (_, group) -> group.isEmptyWithout(listener) ? null : group);
    }

    /** Those who share a ticker. */
    private final class Group {

        private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
        private final Disposable ticking;

        /** Ticks that come while one still runs become one, which follows it. */
        Group(K key) {
            ticking = Flux.merge(Flux.interval(POLL_INTERVAL, scheduler), urgent(key))
                    .onBackpressureLatest()
                    .concatMap(_ -> tick(), 0)
                    .subscribe();
        }

        private Flux<Long> urgent(K key) {
            return subject.urgent(key)
                    .doOnNext(isUrgent -> listeners.forEach(listener -> listener.hurryIf(isUrgent)))
                    .doOnError(report::failed)
                    .onErrorComplete()
                    .map(_ -> 0L);
        }

        private Mono<Void> tick() {
            Instant start = clock.instant();
            listeners.forEach(listener -> listener.beat(start));
            List<Listener> due =
                    listeners.stream().filter(it -> it.isDue(start)).toList();
            return Flux.fromIterable(due)
                    .flatMap(Listener::readAgain, READINGS_AT_ONCE)
                    .then()
                    .doOnSuccess(_ -> tell(due.size(), start))
                    .onErrorResume(this::later);
        }

        private void tell(int readings, Instant start) {
            if (readings > 0) {
                report.done(readings, Duration.between(start, clock.instant()));
            }
        }

        private Mono<Void> later(Throwable fault) {
            report.failed(fault);
            return Mono.empty();
        }

        boolean isEmptyWithout(Listener listener) {
            listeners.remove(listener);
            if (listeners.isEmpty()) {
                ticking.dispose();
            }
            return listeners.isEmpty();
        }
    }

    /** One stream. It is read by its own first reading, and from then on by the ticker alone. */
    private final class Listener {

        private final W watched;
        private final FluxSink<Reading<S>> sink;
        private final Instant since = clock.instant();
        private volatile @Nullable Reading<S> newest;
        private volatile Instant due = Instant.MAX;
        private volatile boolean hurries;

        Listener(W watched, FluxSink<Reading<S>> sink) {
            this.watched = watched;
            this.sink = sink;
        }

        void hurryIf(Predicate<W> isUrgent) {
            if (isUrgent.test(watched)) {
                hurries = true;
            }
        }

        boolean isDue(Instant now) {
            return newest != null && (hurries || !due.isAfter(now));
        }

        Mono<S> read() {
            return Mono.defer(() -> {
                Instant asked = clock.instant();
                hurries = false;
                return subject.read(watched).doOnNext(state -> show(state, asked));
            });
        }

        /** What is wrong with one must not keep the others from being read; a store that is away fails for all. */
        Mono<S> readAgain() {
            return read().onErrorResume(fault -> !(fault instanceof StoreUnavailable), fault -> {
                report.failed(fault);
                due = clock.instant().plus(KEEP_ALIVE_INTERVAL);
                return Mono.empty();
            });
        }

        private void show(S state, Instant asked) {
            Reading<S> last = newest;
            newest = new Reading<>(state, asked, last == null ? 0 : last.beats());
            due = asked.plus(subject.pace(state));
            sink.next(newest);
        }

        void beat(Instant now) {
            Reading<S> last = newest;
            long beats = Duration.between(since, now).toMillis() / KEEP_ALIVE_INTERVAL.toMillis();
            if (last != null && beats > last.beats()) {
                newest = new Reading<>(last.state(), last.asked(), beats);
                sink.next(newest);
            }
        }
    }

    /**
     * A state as it was read.
     *
     * @param beats how many signs of life the stream should have given by now
     */
    private record Reading<S>(S state, Instant asked, long beats) {}

    /** Keeps what the listener was shown: at the moment when it takes the next, so that nothing is skipped in between. */
    private static final class Shown<S> implements BiConsumer<Reading<S>, SynchronousSink<StateUpdate<S>>> {

        private @Nullable Reading<S> last;

        @Override
        public void accept(Reading<S> next, SynchronousSink<StateUpdate<S>> listener) {
            S before = last == null ? null : last.state();
            boolean isSign = last != null && last.beats() < next.beats();
            if (isSign || !Objects.equals(before, next.state())) {
                listener.next(new StateUpdate<>(before, next.state(), next.asked()));
            }
            last = next;
        }
    }
}
