package io.frontrow.seat.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.PerformanceSummary;
import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.CheckTurn;
import io.frontrow.queue.model.GuardedScope;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.seat.ListPerformances;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Lists bookable performances if the waiting room's policy allows it, and counts the available seats of each: all seats
 * less those held and those claimed, up to half a second ago.
 */
public final class ListPerformancesUseCase implements ListPerformances {

    private final WaitingRooms rooms;
    private final CheckTurn checkTurn;
    private final Performances performances;
    private final TakenSeats taken;

    /**
     * Creates the use case.
     *
     * @param scheduler knows when a count of taken seats is too old
     */
    public ListPerformancesUseCase(
            WaitingRooms rooms,
            CheckTurn checkTurn,
            Performances performances,
            SeatHolds holds,
            SeatClaims claims,
            Scheduler scheduler) {
        this.rooms = rooms;
        this.checkTurn = checkTurn;
        this.performances = performances;
        this.taken = new TakenSeats(performances, holds, claims, scheduler);
    }

    @Override
    public Mono<Result> list(Query query) {
        return ifPresent(
                rooms.find(query.concertId()), room -> list(query, room.policy().guards()), Result.UnknownConcert::new);
    }

    private Mono<Result> list(Query query, GuardedScope guards) {
        return switch (guards) {
            case SEATS -> listed(query);
            case DATES ->
                query.entry().map(entry -> listInTurn(query, entry)).orElseGet(() -> Mono.just(new Result.NoEntry()));
        };
    }

    private Mono<Result> listInTurn(Query query, QueueEntry entry) {
        return entry.concertId().equals(query.concertId())
                ? checkTurn.whenInTurn(entry, Result.NoTurn::new, () -> listed(query))
                : Mono.just(new Result.NoTurn(new TurnRefusal.OtherConcert()));
    }

    private Mono<Result> listed(Query query) {
        return bookable(query.concertId(), query.page()).map(Result.Listed::new);
    }

    private Mono<Page<PerformanceSummary>> bookable(ConcertId concertId, PageRequest request) {
        return performances
                .bookable(concertId, request)
                .flatMap(page ->
                        taken.of(concertId).map(taken -> page.map(performance -> listing(performance, taken))));
    }

    private static PerformanceSummary listing(Performance performance, Map<PerformanceId, Integer> taken) {
        return PerformanceSummary.of(performance, taken.getOrDefault(performance.performanceId(), 0));
    }
}
