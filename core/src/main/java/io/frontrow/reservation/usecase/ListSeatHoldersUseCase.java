package io.frontrow.reservation.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.port.Performances;
import io.frontrow.reservation.ListSeatHolders;
import io.frontrow.reservation.model.SeatHolder;
import io.frontrow.reservation.port.PerformanceSales;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.Cursor;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Finds the holds of the seats that are held; the sales know whose the others are. */
public final class ListSeatHoldersUseCase implements ListSeatHolders {

    private static final UUID NO_ID = new UUID(0, 0);

    private final Performances performances;
    private final PerformanceSales sales;
    private final SeatHolds holds;

    public ListSeatHoldersUseCase(Performances performances, PerformanceSales sales, SeatHolds holds) {
        this.performances = performances;
        this.sales = sales;
        this.holds = holds;
    }

    @Override
    public Mono<Optional<Page<SeatHolder>>> list(PerformanceId performanceId, PageRequest request) {
        return ifPresent(
                performances.find(performanceId),
                found -> holders(found, after(request), request.limit() + 1)
                        .map(holders -> Page.of(holders, request, ListSeatHoldersUseCase::cursor))
                        .map(Optional::of),
                Optional::empty);
    }

    @Override
    public Mono<Optional<List<SeatHolder>>> all(PerformanceId performanceId) {
        return ifPresent(
                performances.find(performanceId),
                found -> holders(found, 0, Integer.MAX_VALUE).map(Optional::of),
                Optional::empty);
    }

    @Override
    public Mono<Optional<Page<SeatHolder>>> find(PerformanceId performanceId, int seatNumber) {
        return ifPresent(
                performances.find(performanceId),
                found -> holders(found, seatNumber - 1, 1)
                        .map(holders -> new Page<>(
                                holders.stream()
                                        .filter(holder -> holder.seatNumber() == seatNumber)
                                        .toList(),
                                null))
                        .map(Optional::of),
                Optional::empty);
    }

    private Mono<List<SeatHolder>> holders(Performance performance, int after, int atMost) {
        return holds(performance, after, atMost)
                .flatMap(held -> sales.holders(performance.performanceId(), held, after, atMost));
    }

    /** The holds of the first seats that are held, since more than those are not listed. */
    private Mono<List<SeatHold>> holds(Performance performance, int after, int atMost) {
        ConcertId concertId = performance.concertId();
        PerformanceId performanceId = performance.performanceId();
        return holds.heldSeats(concertId, List.of(performanceId))
                .map(held -> held.getOrDefault(performanceId, SeatNumbers.NONE))
                .map(held -> SeatNumbers.of(
                        held.stream().filter(number -> number > after).limit(atMost)))
                .flatMap(seats -> holds.holdsOf(concertId, performanceId, seats));
    }

    /** A client may make up a cursor with any key. */
    private static int after(PageRequest request) {
        Cursor after = request.after();
        return after == null ? 0 : (int) Math.clamp(after.sortKey(), 0L, Integer.MAX_VALUE);
    }

    private static Cursor cursor(SeatHolder last) {
        return new Cursor(last.seatNumber(), NO_ID);
    }
}
