package io.frontrow.catalog.port;

import io.frontrow.catalog.model.Offer;
import io.frontrow.shared.id.ConcertId;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/** What concerts offer, by the clock of the store that keeps the performances. */
@FunctionalInterface
public interface Offers {

    /** The offers of a page of concerts, in one call. A concert that does not exist is closed. */
    Mono<Map<ConcertId, Offer>> of(Collection<ConcertId> concertIds);
}
