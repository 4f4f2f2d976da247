package io.frontrow.queue.port;

import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.forecast.DepartureRates;
import io.frontrow.shared.id.ConcertId;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Counts and rates of waiting rooms, and the clock that they go by. */
public interface RoomStatistics {

    Mono<RoomCounts> counts(ConcertId concertId);

    /**
     * The rates at which users leave the room. They are measured from samples that {@link AdmissionControl#admit} takes
     * before it does anything else, if one is due by the length of the room's turn. The result may be up to a second
     * old.
     */
    Mono<DepartureRates> departureRates(ConcertId concertId);

    /**
     * Whether the room has opened, by the store's clock and by the newest policy that the store knows, and this is that
     * policy: an instance that has not heard of a postponement must not act on the opening before it. From then on no
     * user gets into the pre-queue.
     */
    Mono<Boolean> hasOpened(WaitingRoom room);

    /** The current time of the clock by which the room's queue store decides. */
    Mono<Instant> storeTime(ConcertId concertId);
}
