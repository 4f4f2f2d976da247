package io.frontrow.catalog;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.catalog.model.PerformanceListing;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import reactor.core.publisher.Mono;

/** The bookable dates of a concert, earliest first, each with how many seats are still to be had. */
public interface ListPerformances {

    Mono<Result> list(ConcertId concertId, PageRequest request);

    sealed interface Result {

        record Listed(Page<PerformanceListing> page) implements Result {}

        record UnknownConcert() implements Result {}
    }
}
