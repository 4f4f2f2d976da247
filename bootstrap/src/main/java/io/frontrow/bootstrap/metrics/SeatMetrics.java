package io.frontrow.bootstrap.metrics;

import io.frontrow.reservation.ListPerformanceSales;
import io.frontrow.reservation.model.SectionedSales;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Metrics of what became of the seats of each concert, in its current performances together, as of the last refresh.
 */
public final class SeatMetrics {

    private static final Map<Metric, ToDoubleFunction<List<SectionedSales>>> METRICS = Map.of(
            Metric.SEATS_AVAILABLE, sum(SectionedSales::available),
            Metric.SEATS_HELD, sum(SectionedSales::held),
            Metric.SEATS_RESERVED, sum(SectionedSales::reserved),
            Metric.SEATS_SOLD, sum(SectionedSales::sold));

    private final ListPerformanceSales sales;
    private final ConcertMetrics<List<SectionedSales>> metrics;

    public SeatMetrics(ListPerformanceSales sales, MeterRegistry registry) {
        this.sales = sales;
        metrics = new ConcertMetrics<>(METRICS, registry);
    }

    /**
     * Reads the seats of all current performances.
     *
     * @return 0, since no item is processed
     */
    public Mono<Long> refresh() {
        return page(PageRequest.first(PageRequest.LIMIT_MAX))
                .expand(page -> Mono.justOrEmpty(page.next())
                        .flatMap(next -> page(new PageRequest(PageRequest.LIMIT_MAX, next))))
                .flatMapIterable(Page::items)
                .collect(Collectors.groupingBy(sales -> sales.performance().concertId()))
                .doOnNext(this::publish)
                .thenReturn(0L);
    }

    private Mono<Page<SectionedSales>> page(PageRequest request) {
        return sales.current(request);
    }

    private void publish(Map<ConcertId, List<SectionedSales>> byConcert) {
        metrics.removeAllBut(byConcert.keySet());
        byConcert.forEach(metrics::publish);
    }

    private static ToDoubleFunction<List<SectionedSales>> sum(ToIntFunction<SectionedSales> seats) {
        return performances -> performances.stream().mapToInt(seats).sum();
    }
}
