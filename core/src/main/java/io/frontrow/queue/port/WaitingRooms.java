package io.frontrow.queue.port;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The waiting rooms with their policies. What is read may be up to a second old. */
public interface WaitingRooms {

    Mono<Optional<WaitingRoom>> find(ConcertId concertId);

    /** The rooms of all concerts with a date still to come. */
    Mono<List<WaitingRoom>> inUse();

    /**
     * Sets the policy under a higher epoch. A room that has opened and is closed again by a later opening gets a fresh
     * seed, since the old one is known.
     *
     * @return the changed room; empty if there is no such concert
     */
    Mono<Optional<WaitingRoom>> change(ConcertId concertId, WaitingRoomPolicy policy);

    /** Pauses or resumes a room, under a higher epoch. @return the changed room; empty if there is no such concert */
    Mono<Optional<WaitingRoom>> setPaused(ConcertId concertId, boolean paused);

    /** As {@link #change}, if it leaves the order as it is. @return empty also if it would not */
    Mono<Optional<WaitingRoom>> changeKeepingOrder(ConcertId concertId, WaitingRoomPolicy policy);

    /** Notes that the room has let somebody in, for ever. */
    Mono<Void> markAdmitted(ConcertId concertId);
}
