package io.frontrow.seat.usecase;

import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.seat.ReadSeatMap;
import io.frontrow.seat.ReadSeatMap.Result;
import io.frontrow.seat.WatchSeats;
import io.frontrow.seat.model.SeatChanges;
import io.frontrow.seat.model.SeatMap;
import io.frontrow.shared.ConcurrencyLimit;
import io.frontrow.shared.polling.PolledSource;
import io.frontrow.shared.polling.PollingObserver;
import io.frontrow.shared.polling.StatePoller;
import io.frontrow.shared.polling.StateUpdate;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Reads for each stream whether it is still the user's turn, and for all of a performance what has changed. */
public final class WatchSeatsUseCase implements WatchSeats {

    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final ReadSeatMap reading;
    private final StatePoller<PerformanceId, Viewer, Result> poller;
    private final ConcurrencyLimit<QueueTicket> streams = new ConcurrencyLimit<>(STREAMS_MAX);

    /** Grows with the performances there are, a few kilobytes each. */
    private final ConcurrentMap<PerformanceId, Newest> newest = new ConcurrentHashMap<>();

    public WatchSeatsUseCase(ReadSeatMap reading, PollingObserver observer, Clock clock, Scheduler scheduler) {
        this.reading = reading;
        this.poller = new StatePoller<>(new Viewers(), observer, clock, scheduler);
    }

    @Override
    public Flux<Event> watch(QueueTicket ticket, PerformanceId performanceId) {
        Flux<Event> events = poller.poll(new Viewer(ticket, performanceId))
                .map(this::event)
                .takeUntil(event -> event instanceof Refusal);
        return streams.apply(ticket, events, new Refusal.TooMany());
    }

    private Event event(StateUpdate<Result> update) {
        return switch (update) {
            case StateUpdate.Changed(var before, Result.Read(var map), var asOf) ->
                new Event.Changed(changes(before instanceof Result.Read(var earlier) ? earlier : null, map), asOf);
            case StateUpdate.Changed(var _, Result.NoTurn(var why), var _) -> new Refusal.NoTurn(why);
            case StateUpdate.Changed(var _, Result.UnknownPerformance(), var _) -> new Refusal.UnknownPerformance();
            case StateUpdate.Changed(var _, Result.NotBookable(), var _) -> new Refusal.NotBookable();
            case StateUpdate.KeepAlive() -> new Event.Unchanged();
        };
    }

    private SeatChanges changes(@Nullable SeatMap before, SeatMap now) {
        Newest known = newest.get(now.performanceId());
        return known != null && known.map().equals(now) ? known.since(before) : now.changesSince(before);
    }

    /** Maps that show the same become the same map. */
    private Result canonical(Result result) {
        return result instanceof Result.Read(var map) ? new Result.Read(canonical(map)) : result;
    }

    private SeatMap canonical(SeatMap map) {
        return Objects.requireNonNull(newest.compute(
                        map.performanceId(),
                        (_, known) -> known != null && known.map().showsSameAs(map) ? known : Newest.of(map)))
                .map();
    }

    /** Who looks at what. */
    private record Viewer(QueueTicket ticket, PerformanceId performanceId) {}

    /**
     * The newest map of a performance.
     *
     * @param changes what is new in it for those who were shown an earlier one, or none
     */
    private record Newest(SeatMap map, ConcurrentMap<Optional<SeatMap>, SeatChanges> changes) {

        static Newest of(SeatMap map) {
            return new Newest(map, new ConcurrentHashMap<>());
        }

        SeatChanges since(@Nullable SeatMap before) {
            return changes.computeIfAbsent(Optional.ofNullable(before), _ -> map.changesSince(before));
        }
    }

    private final class Viewers implements PolledSource<PerformanceId, Viewer, Result> {

        @Override
        public PerformanceId group(Viewer viewer) {
            return viewer.performanceId();
        }

        @Override
        public Mono<Result> read(Viewer viewer) {
            return reading.read(viewer.ticket(), viewer.performanceId()).map(WatchSeatsUseCase.this::canonical);
        }

        @Override
        public Duration maxAge(Result result) {
            return MAX_AGE;
        }

        @Override
        public Flux<Predicate<Viewer>> wakeUps(PerformanceId performanceId) {
            return Flux.never();
        }
    }
}
