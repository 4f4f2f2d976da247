package io.frontrow.seat.usecase;

import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.ReadSeatMap;
import io.frontrow.seat.ReadSeatMap.Result;
import io.frontrow.seat.WatchSeats;
import io.frontrow.seat.WatchSeats.Event.Refusal;
import io.frontrow.seat.model.SeatChanges;
import io.frontrow.seat.model.SeatMap;
import io.frontrow.shared.LatestStreams;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.polling.PolledSource;
import io.frontrow.shared.polling.PollingObserver;
import io.frontrow.shared.polling.StatePoller;
import io.frontrow.shared.polling.StateUpdate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Checks the turn for each stream, and computes the changes of a performance once for all its streams. */
public final class WatchSeatsUseCase implements WatchSeats {

    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final ReadSeatMap readSeatMap;
    private final StatePoller<PerformanceId, Viewer, View> poller;
    private final LatestStreams<QueueEntry> streams = new LatestStreams<>(STREAMS_MAX);

    /** Grows with the number of performances, by a few kilobytes each. */
    private final ConcurrentMap<PerformanceId, SharedChanges> latest = new ConcurrentHashMap<>();

    public WatchSeatsUseCase(ReadSeatMap readSeatMap, PollingObserver observer, Clock clock, Scheduler scheduler) {
        this.readSeatMap = readSeatMap;
        this.poller = new StatePoller<>(new Viewers(), observer, clock, scheduler);
    }

    @Override
    public Flux<Event> watch(QueueEntry entry, PerformanceId performanceId) {
        Flux<Event> events = poller.poll(new Viewer(entry, performanceId))
                .map(this::event)
                .takeUntil(event -> event instanceof Refusal);
        return streams.apply(entry, events);
    }

    private Event event(StateUpdate<View> update) {
        return switch (update) {
            case StateUpdate.Changed(var before, View.Seats(var map), var asOf) ->
                new Event.Changed(changes(before instanceof View.Seats(var earlier) ? earlier : null, map), asOf);
            case StateUpdate.Changed(var _, View.Refused(var refusal), var _) -> refusal;
            case StateUpdate.KeepAlive() -> new Event.Unchanged();
        };
    }

    private SeatChanges changes(@Nullable SeatMap before, SeatMap now) {
        SharedChanges shared = latest.get(now.performanceId());
        return shared != null && shared.map().equals(now) ? shared.since(before) : now.changesSince(before);
    }

    private View view(Result result) {
        return switch (result) {
            case Result.Read(var map, var _) -> {
                share(map);
                yield new View.Seats(map);
            }
            case Result.NoTurn(var why) -> new View.Refused(new Refusal.NoTurn(why));
            case Result.UnknownPerformance() -> new View.Refused(new Refusal.UnknownPerformance());
            case Result.NotBookable() -> new View.Refused(new Refusal.NotBookable());
        };
    }

    private void share(SeatMap map) {
        latest.compute(
                map.performanceId(),
                (_, shared) -> shared != null && shared.map().equals(map) ? shared : SharedChanges.of(map));
    }

    /** One stream: an entry and the performance that it watches. */
    private record Viewer(QueueEntry entry, PerformanceId performanceId) {}

    /** What a viewer sees. */
    private sealed interface View {

        record Seats(SeatMap map) implements View {}

        record Refused(Refusal refusal) implements View {}
    }

    /**
     * The latest map of a performance.
     *
     * @param changes the changes since earlier maps, by the earlier map; empty for none
     */
    private record SharedChanges(SeatMap map, ConcurrentMap<Optional<SeatMap>, SeatChanges> changes) {

        static SharedChanges of(SeatMap map) {
            return new SharedChanges(map, new ConcurrentHashMap<>());
        }

        SeatChanges since(@Nullable SeatMap before) {
            return changes.computeIfAbsent(Optional.ofNullable(before), _ -> map.changesSince(before));
        }
    }

    private final class Viewers implements PolledSource<PerformanceId, Viewer, View> {

        @Override
        public PerformanceId group(Viewer viewer) {
            return viewer.performanceId();
        }

        @Override
        public Mono<View> read(Viewer viewer) {
            return readSeatMap.read(viewer.entry(), viewer.performanceId()).map(WatchSeatsUseCase.this::view);
        }

        @Override
        public Duration maxAge(View view) {
            return MAX_AGE;
        }

        @Override
        public Flux<BiPredicate<Viewer, View>> wakeUps(PerformanceId performanceId) {
            return Flux.never();
        }
    }
}
