package io.frontrow.reservation;

import io.frontrow.reservation.model.SectionedSales;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Lists performances with what became of their seats. For operators. */
public interface ListPerformanceSales {

    /** All performances of a concert, whatever their state, earliest first; empty if there is no such concert. */
    Mono<Optional<Page<SectionedSales>>> ofConcert(ConcertId concertId, PageRequest request);

    /** All performances that are to come or have begun within a day, whatever their state, earliest first. */
    Mono<Page<SectionedSales>> current(PageRequest request);
}
