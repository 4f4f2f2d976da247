package io.frontrow.queue.port;

import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.shared.id.ConcertId;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The waiting rooms with their policies. Reads may be up to a second old. */
public interface WaitingRooms {

    Mono<Optional<WaitingRoom>> find(ConcertId concertId);

    /** The rooms of all concerts with a performance still to come. */
    Mono<List<WaitingRoom>> inUse();

    /**
     * Sets the policy under a higher epoch. A room that has opened and is closed again by a later opening gets a new
     * seed, since the old one has been revealed.
     *
     * @return the changed room; empty if there is no such concert
     */
    Mono<Optional<WaitingRoom>> change(ConcertId concertId, WaitingRoomPolicy policy);

    /**
     * Pauses or resumes a room, under a higher epoch.
     *
     * @return the changed room; empty if there is no such concert
     */
    Mono<Optional<WaitingRoom>> setPaused(ConcertId concertId, boolean paused);

    /**
     * Sets the policy as {@link #change} does, unless that would change the admission order.
     *
     * @return the changed room; empty if there is no such concert, or if the order would change
     */
    Mono<Optional<WaitingRoom>> changeKeepingOrder(ConcertId concertId, WaitingRoomPolicy policy);

    /** Records permanently that the room has admitted an entry. */
    Mono<Void> markAdmitted(ConcertId concertId);
}
