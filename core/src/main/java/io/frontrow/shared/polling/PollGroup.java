package io.frontrow.shared.polling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The streams of a group, and the ticker that polls them in rounds. */
final class PollGroup<G, K, S> {

    private static final int READ_CONCURRENCY = 256;

    private final PolledSource<G, K, S> source;
    private final PollingObserver observer;
    private final Clock clock;
    private final Set<PolledStream<K, S>> streams = ConcurrentHashMap.newKeySet();
    private final Disposable ticker;

    /** Starts the ticker. Ticks that arrive during a round become a single one, which follows it. */
    PollGroup(G group, PolledSource<G, K, S> source, PollingObserver observer, Clock clock, Scheduler scheduler) {
        this.source = source;
        this.observer = observer;
        this.clock = clock;
        this.ticker = Flux.merge(Flux.interval(StatePoller.POLL_INTERVAL, scheduler), wakeUps(group))
                .onBackpressureLatest()
                .concatMap(_ -> round(), 0)
                .subscribe();
    }

    void add(PolledStream<K, S> stream) {
        streams.add(stream);
    }

    /**
     * Removes a stream, and stops the ticker if it was the last one.
     *
     * @return whether the group is empty now
     */
    boolean remove(PolledStream<K, S> stream) {
        streams.remove(stream);
        if (streams.isEmpty()) {
            ticker.dispose();
        }
        return streams.isEmpty();
    }

    private Flux<Long> wakeUps(G group) {
        return source.wakeUps(group)
                .doOnNext(this::wakeUp)
                .doOnError(observer::readFailed)
                .onErrorComplete()
                .map(_ -> 0L);
    }

    private void wakeUp(BiPredicate<K, S> isMeant) {
        streams.forEach(stream -> stream.wakeUpIf(isMeant));
    }

    private Mono<Void> round() {
        Instant start = clock.instant();
        streams.forEach(stream -> stream.keepAlive(start));
        List<PolledStream<K, S>> due =
                streams.stream().filter(stream -> stream.isDue(start)).toList();
        return Flux.fromIterable(due)
                .flatMap(PolledStream::readAgain, READ_CONCURRENCY)
                .then()
                .doOnSuccess(_ -> completed(due.size(), start))
                .doOnError(observer::readFailed)
                .onErrorComplete();
    }

    private void completed(int reads, Instant start) {
        if (reads > 0) {
            observer.roundCompleted(reads, Duration.between(start, clock.instant()));
        }
    }
}
