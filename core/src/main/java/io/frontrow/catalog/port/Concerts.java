package io.frontrow.catalog.port;

import io.frontrow.catalog.ChangeConcert;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.ConcertChange;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.time.ZoneId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** All concerts. Whether a performance is still to come is decided by the store's clock. */
public interface Concerts {

    /** Adds a concert with its waiting room, and records that. */
    Mono<Void> add(Concert concert, WaitingRoomPolicy policy, By by);

    /**
     * Whether the store has the rules of this time zone that the JDK has, for the next ten years. If not, the store
     * would let users cancel on the day of a performance, or would not let them on the day before.
     */
    Mono<Boolean> agreeOn(ZoneId timeZone);

    /**
     * Changes a concert, and records that. The opening of its waiting room follows the sale, and is never before it.
     */
    Mono<ChangeConcert.Result> change(ConcertId concertId, ConcertChange change, By by);

    Mono<Optional<Concert>> find(ConcertId concertId);

    /** All concerts, also those without a performance, the latest opening of the sale first. */
    Mono<Page<Concert>> all(PageRequest request);

    /** Concerts with a performance still to come, ordered by the first of these performances. */
    Mono<Page<Concert>> upcoming(PageRequest request);
}
