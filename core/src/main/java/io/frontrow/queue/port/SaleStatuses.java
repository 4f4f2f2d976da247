package io.frontrow.queue.port;

import io.frontrow.queue.model.SaleStatus;
import io.frontrow.shared.id.ConcertId;
import reactor.core.publisher.Mono;

/** What can still be bought of each concert, by the clock of the store that keeps the performances. */
@FunctionalInterface
public interface SaleStatuses {

    /**
     * The status of a concert, which may be up to two seconds old. Whether held seats are available is up to the store.
     * A concert that does not exist is closed.
     */
    Mono<SaleStatus> of(ConcertId concertId);
}
