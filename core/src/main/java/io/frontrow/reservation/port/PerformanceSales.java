package io.frontrow.reservation.port;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.reservation.model.SalesSummary;
import io.frontrow.reservation.model.SeatHolder;
import io.frontrow.reservation.model.SectionSales;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.id.PerformanceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Reads what became of the seats of a performance, for operators. */
public interface PerformanceSales {

    Mono<Optional<SalesSummary>> find(PerformanceId performanceId);

    /**
     * The seats of performances by section, in the order of the hall, in one call.
     *
     * @param held the held seats of each of the performances; those that are reserved or sold count as such
     */
    Mono<Map<PerformanceId, List<SectionSales>>> sections(Map<PerformanceId, SeatNumbers> held);

    /**
     * Who has the seats of a performance, by seat number.
     *
     * @param held holds of the performance; those of their seats that are reserved or sold count as such
     * @param after only seats with a higher number
     * @param atMost the largest number of seats
     */
    Mono<List<SeatHolder>> holders(PerformanceId performanceId, List<SeatHold> held, int after, int atMost);
}
