package io.frontrow.reservation.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.catalog.port.Performances;
import io.frontrow.reservation.ListPerformanceSales;
import io.frontrow.reservation.model.SectionSales;
import io.frontrow.reservation.model.SectionedSales;
import io.frontrow.reservation.port.PerformanceSales;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the held seats of a page of performances, concert by concert, and counts all seats of the page at once. */
public final class ListPerformanceSalesUseCase implements ListPerformanceSales {

    private static final int CONCERT_CONCURRENCY = 8;

    private final Concerts concerts;
    private final Performances performances;
    private final PerformanceSales sales;
    private final SeatHolds holds;

    public ListPerformanceSalesUseCase(
            Concerts concerts, Performances performances, PerformanceSales sales, SeatHolds holds) {
        this.concerts = concerts;
        this.performances = performances;
        this.sales = sales;
        this.holds = holds;
    }

    @Override
    public Mono<Optional<Page<SectionedSales>>> ofConcert(ConcertId concertId, PageRequest request) {
        return ifPresent(
                concerts.find(concertId),
                concert -> performances
                        .ofConcert(concert.concertId(), request)
                        .flatMap(this::withSales)
                        .map(Optional::of),
                Optional::empty);
    }

    @Override
    public Mono<Page<SectionedSales>> current(PageRequest request) {
        return performances.current(request).flatMap(this::withSales);
    }

    private Mono<Page<SectionedSales>> withSales(Page<Performance> page) {
        return page.items().isEmpty()
                ? Mono.just(new Page<>(List.of(), page.next()))
                : held(page.items()).flatMap(sales::sections).map(sections -> page.map(it -> sectioned(it, sections)));
    }

    private static SectionedSales sectioned(Performance performance, Map<PerformanceId, List<SectionSales>> sections) {
        return new SectionedSales(performance, sections.getOrDefault(performance.performanceId(), List.of()));
    }

    /** The held seats of each of the performances, also of those without any. */
    private Mono<Map<PerformanceId, SeatNumbers>> held(List<Performance> all) {
        Map<ConcertId, List<PerformanceId>> byConcert = all.stream()
                .collect(Collectors.groupingBy(
                        Performance::concertId, Collectors.mapping(Performance::performanceId, Collectors.toList())));
        return Flux.fromIterable(byConcert.entrySet())
                .flatMap(concert -> holds.heldSeats(concert.getKey(), concert.getValue()), CONCERT_CONCURRENCY)
                .reduceWith(() -> none(all), ListPerformanceSalesUseCase::merge);
    }

    private static Map<PerformanceId, SeatNumbers> none(List<Performance> all) {
        Map<PerformanceId, SeatNumbers> none = new HashMap<>();
        all.forEach(performance -> none.put(performance.performanceId(), SeatNumbers.NONE));
        return none;
    }

    private static Map<PerformanceId, SeatNumbers> merge(
            Map<PerformanceId, SeatNumbers> all, Map<PerformanceId, SeatNumbers> more) {
        all.putAll(more);
        return all;
    }
}
