package io.frontrow.seat.usecase;

import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.seat.ReadSeatMap;
import io.frontrow.seat.ReadSeatMap.Result;
import io.frontrow.seat.WatchSeats;
import io.frontrow.seat.model.SeatChanges;
import io.frontrow.seat.model.SeatMap;
import io.frontrow.shared.Allowance;
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

    private static final Duration PACE = Duration.ofSeconds(1);

    private final ReadSeatMap reading;
    private final StatePoller<PerformanceId, Viewer, Result> watching;
    private final Allowance<QueueTicket> streams = new Allowance<>(STREAMS_MAX);

    /** Grows with the performances there are, a few kilobytes each. */
    private final ConcurrentMap<PerformanceId, Newest> newest = new ConcurrentHashMap<>();

    public WatchSeatsUseCase(ReadSeatMap reading, PollingObserver report, Clock clock, Scheduler scheduler) {
        this.reading = reading;
        this.watching = new StatePoller<>(new Viewers(), report, clock, scheduler);
    }

    @Override
    public Flux<Event> watch(QueueTicket ticket, PerformanceId performanceId) {
        Flux<Event> events = watching.watch(new Viewer(ticket, performanceId))
                .map(this::event)
                .takeUntil(event -> event instanceof Refusal);
        return streams.within(ticket, events, new Refusal.TooMany());
    }

    private Event event(StateUpdate<Result> view) {
        return switch (view.now()) {
            case Result.Read(var map)
            when view.isNew() ->
                new Event.Changed(
                        changes(view.before() instanceof Result.Read(var before) ? before : null, map), view.asOf());
            case Result.Read _ -> new Event.Unchanged();
            case Result.NoTurn(var why) -> new Refusal.NoTurn(why);
            case Result.UnknownPerformance() -> new Refusal.UnknownPerformance();
            case Result.NotBookable() -> new Refusal.NotBookable();
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

    private final class Viewers implements StatePoller.Source<PerformanceId, Viewer, Result> {

        @Override
        public PerformanceId group(Viewer viewer) {
            return viewer.performanceId();
        }

        @Override
        public Mono<Result> read(Viewer viewer) {
            return reading.read(viewer.ticket(), viewer.performanceId()).map(WatchSeatsUseCase.this::canonical);
        }

        @Override
        public Duration pace(Result result) {
            return PACE;
        }

        @Override
        public Flux<Predicate<Viewer>> urgent(PerformanceId performanceId) {
            return Flux.never();
        }
    }
}
