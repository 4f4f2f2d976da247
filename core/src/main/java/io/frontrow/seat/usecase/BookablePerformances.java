package io.frontrow.seat.usecase;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.port.Performances;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.Cursor;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The performances of which seats may be held; before the sale opens there are none. */
record BookablePerformances(Performances performances) {

    Mono<List<PerformanceId>> of(ConcertId concertId) {
        return page(concertId, null)
                .expand(page -> page.next() == null ? Mono.empty() : page(concertId, page.next()))
                .flatMapIterable(Page::items)
                .map(Performance::performanceId)
                .collectList();
    }

    private Mono<Page<Performance>> page(ConcertId concertId, @Nullable Cursor after) {
        return performances.bookable(concertId, new PageRequest(PageRequest.LIMIT_MAX, after));
    }
}
