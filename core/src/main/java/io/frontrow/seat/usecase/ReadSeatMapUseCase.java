package io.frontrow.seat.usecase;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.CheckTurn;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.seat.ReadSeatMap;
import io.frontrow.seat.model.SeatMap;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.cache.SingleFlightCache;
import io.frontrow.shared.id.PerformanceId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Serves all readers of a performance from one snapshot, which is read again when it has expired. */
public final class ReadSeatMapUseCase implements ReadSeatMap {

    private static final Duration SNAPSHOT_LIFE = Duration.ofMillis(250);

    private final CheckTurn checkTurn;
    private final Performances performances;
    private final SeatClaims claims;
    private final SeatHolds holds;
    private final Clock clock;

    private final SingleFlightCache<PerformanceId, Result> snapshots =
            new SingleFlightCache<>(new ConcurrentHashMap<>(), _ -> true);

    /** The latest map of each performance; grows with the number of performances, by a few kilobytes each. */
    private final ConcurrentMap<PerformanceId, SeatMap> latest = new ConcurrentHashMap<>();

    public ReadSeatMapUseCase(
            CheckTurn checkTurn, Performances performances, SeatClaims claims, SeatHolds holds, Clock clock) {
        this.checkTurn = checkTurn;
        this.performances = performances;
        this.claims = claims;
        this.holds = holds;
        this.clock = clock;
    }

    @Override
    public Mono<Result> read(QueueEntry entry, PerformanceId performanceId) {
        return checkTurn.whenInTurn(entry, Result.NoTurn::new, () -> readInTurn(entry, performanceId));
    }

    private Mono<Result> readInTurn(QueueEntry entry, PerformanceId performanceId) {
        return performances
                .find(performanceId)
                .flatMap(found -> refusal(found, entry).map(Mono::just).orElseGet(() -> snapshot(found.orElseThrow())));
    }

    private Optional<Result> refusal(Optional<Performance> found, QueueEntry entry) {
        if (found.isEmpty()) {
            return Optional.of(new Result.UnknownPerformance());
        }
        Performance performance = found.get();
        if (!performance.concertId().equals(entry.concertId())) {
            return Optional.of(new Result.NoTurn(new TurnRefusal.OtherConcert()));
        }
        return performance.isBookable(clock.instant()) ? Optional.empty() : Optional.of(new Result.NotBookable());
    }

    private Mono<Result> snapshot(Performance performance) {
        return snapshots.get(
                performance.performanceId(),
                id -> load(performance)
                        .<Result>map(map -> new Result.Read(sameUnlessChanged(map), map.since()))
                        .doOnNext(_ -> expire(id)));
    }

    private void expire(PerformanceId id) {
        Schedulers.parallel().schedule(() -> snapshots.invalidate(id), SNAPSHOT_LIFE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private SeatMap sameUnlessChanged(SeatMap map) {
        return latest.merge(map.performanceId(), map, (known, read) -> known.showsSameAs(read) ? known : read);
    }

    private Mono<SeatMap> load(Performance performance) {
        PerformanceId performanceId = performance.performanceId();
        return Mono.defer(() -> Mono.zip(held(performance), claims.claimed(performanceId)))
                .map(parts ->
                        new SeatMap(performanceId, performance.plan(), clock.instant(), parts.getT1(), parts.getT2()));
    }

    private Mono<SeatNumbers> held(Performance performance) {
        PerformanceId performanceId = performance.performanceId();
        return holds.heldSeats(performance.concertId(), List.of(performanceId))
                .map(held -> held.getOrDefault(performanceId, SeatNumbers.NONE));
    }
}
