package io.frontrow.catalog.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.catalog.ListPerformances;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.catalog.model.PerformanceListing;
import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.ShowTicket;
import io.frontrow.queue.model.Guards;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Lists bookable dates, to whom the waiting room's policy lets see them, and counts what is left of each: all seats less
 * those held and those claimed.
 */
public final class ListPerformancesUseCase implements ListPerformances {

    private final WaitingRooms rooms;
    private final ShowTicket turns;
    private final Performances performances;
    private final SeatHolds holds;
    private final SeatClaims claims;

    public ListPerformancesUseCase(
            WaitingRooms rooms, ShowTicket turns, Performances performances, SeatHolds holds, SeatClaims claims) {
        this.rooms = rooms;
        this.turns = turns;
        this.performances = performances;
        this.holds = holds;
        this.claims = claims;
    }

    @Override
    public Mono<Result> list(Command command) {
        return ifPresent(
                rooms.find(command.concertId()),
                room -> list(command, room.policy().guards()),
                Result.UnknownConcert::new);
    }

    private Mono<Result> list(Command command, Guards guards) {
        return switch (guards) {
            case SEATS -> listed(command);
            case DATES ->
                command.ticket()
                        .map(ticket -> listInTurn(command, ticket))
                        .orElseGet(() -> Mono.just(new Result.NoTicket()));
        };
    }

    private Mono<Result> listInTurn(Command command, QueueTicket ticket) {
        return ticket.concertId().equals(command.concertId())
                ? turns.whenInTurn(ticket, Result.NoTurn::new, () -> listed(command))
                : Mono.just(new Result.NoTurn(new TurnRefusal.OtherConcert()));
    }

    private Mono<Result> listed(Command command) {
        return bookable(command.concertId(), command.page()).map(Result.Listed::new);
    }

    private Mono<Page<PerformanceListing>> bookable(ConcertId concertId, PageRequest request) {
        return performances
                .bookable(concertId, request)
                .flatMap(page ->
                        taken(concertId, page).map(taken -> page.map(performance -> listing(performance, taken))));
    }

    private Mono<Map<PerformanceId, Integer>> taken(ConcertId concertId, Page<Performance> page) {
        List<PerformanceId> ids =
                page.items().stream().map(Performance::performanceId).toList();
        return ids.isEmpty() ? Mono.just(Map.of()) : holds.held(concertId, ids).flatMap(claims::countTaken);
    }

    private static PerformanceListing listing(Performance performance, Map<PerformanceId, Integer> taken) {
        return PerformanceListing.of(performance, taken.getOrDefault(performance.performanceId(), 0));
    }
}
