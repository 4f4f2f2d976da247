package io.frontrow.catalog.port;

import io.frontrow.catalog.model.Concert;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** All concerts. Whether a performance is still to come is decided by the store's clock. */
public interface Concerts {

    /** Adds a concert with its waiting room. */
    Mono<Void> add(Concert concert, WaitingRoomPolicy policy);

    Mono<Optional<Concert>> find(ConcertId concertId);

    /** Concerts with a performance still to come, ordered by the first of these performances. */
    Mono<Page<Concert>> upcoming(PageRequest request);
}
