package io.frontrow.shared.polling;

import io.frontrow.shared.port.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

/**
 * The stream of one subscriber. It reads its first state itself; all later ones are read by the rounds of its group.
 */
final class PolledStream<K, S> {

    private static final long KEEP_ALIVE_NANOS = StatePoller.KEEP_ALIVE_INTERVAL.toNanos();

    private final PolledSource<?, K, S> source;
    private final PollingObserver observer;
    private final Clock clock;
    private final K key;
    private final FluxSink<Reading<S>> sink;
    private final Instant since;
    private volatile @Nullable Reading<S> latest;
    private volatile Instant nextReadAt = Instant.MAX;
    private volatile boolean wokenUp;

    PolledStream(
            PolledSource<?, K, S> source, PollingObserver observer, Clock clock, K key, FluxSink<Reading<S>> sink) {
        this.source = source;
        this.observer = observer;
        this.clock = clock;
        this.key = key;
        this.sink = sink;
        this.since = clock.instant();
    }

    K key() {
        return key;
    }

    void wakeUpIf(BiPredicate<K, S> isMeant) {
        Reading<S> last = latest;
        if (last == null || isMeant.test(key, last.state())) {
            wokenUp = true;
        }
    }

    boolean isDue(Instant now) {
        return latest != null && (wokenUp || !nextReadAt.isAfter(now));
    }

    Mono<S> read() {
        return Mono.defer(() -> {
            Instant asOf = clock.instant();
            wokenUp = false;
            return source.read(key).doOnNext(state -> publish(state, asOf));
        });
    }

    /**
     * A state that cannot be read must not keep others from being read. An unavailable store fails the round; what was
     * to be read in it is read in the next one.
     */
    Mono<S> readAgain() {
        return read().doOnCancel(() -> wokenUp = true)
                .doOnError(StoreUnavailable.class, _ -> wokenUp = true)
                .onErrorResume(fault -> !(fault instanceof StoreUnavailable), fault -> {
                    observer.readFailed(fault);
                    nextReadAt = clock.instant().plus(StatePoller.KEEP_ALIVE_INTERVAL);
                    return Mono.empty();
                });
    }

    private void publish(S state, Instant asOf) {
        Reading<S> last = latest;
        nextReadAt = asOf.plus(source.maxAge(state));
        publish(new Reading<>(state, asOf, last == null ? 0 : last.keepAlives()));
    }

    /** Keeps the stream alive if a keep-alive interval has passed. */
    void keepAlive(Instant now) {
        Reading<S> last = latest;
        // Duration divides by BigDecimal, which is too slow for every stream in every round.
        long keepAlives = Duration.between(since, now).toNanos() / KEEP_ALIVE_NANOS;
        if (last != null && keepAlives > last.keepAlives()) {
            publish(new Reading<>(last.state(), last.asOf(), keepAlives));
        }
    }

    private void publish(Reading<S> reading) {
        latest = reading;
        sink.next(reading);
    }
}
