package io.frontrow.queue.port;

import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.model.PolicyChangeRefusal;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.shared.id.ConcertId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/** The waiting rooms with their policies. Reads may be up to a second old. */
public interface WaitingRooms {

    Mono<Optional<WaitingRoom>> find(ConcertId concertId);

    /** When the sale of the concert opens, which its room never does earlier; empty if there is no such concert. */
    Mono<Optional<Instant>> salesOpenAt(ConcertId concertId);

    /** The rooms of all concerts with a performance still to come. */
    Mono<List<WaitingRoom>> inUse();

    /**
     * Changes the policy under a higher epoch. A room that has opened and is closed again by a later opening gets a new
     * seed, since the old one has been revealed. Of concurrent changes that require the same epoch, one is made.
     *
     * @param onlyAtEpochs the epochs at which the policy may be changed; empty for any
     * @param keepsOrder whether a change of the admission order is refused
     */
    Mono<Change> change(ConcertId concertId, PolicyChange change, Optional<Set<Long>> onlyAtEpochs, boolean keepsOrder);

    /**
     * Pauses or resumes a room, under a higher epoch.
     *
     * @return the changed room; empty if there is no such concert
     */
    Mono<Optional<WaitingRoom>> setPaused(ConcertId concertId, boolean paused);

    /** Records permanently that the room has admitted an entry. */
    Mono<Void> markAdmitted(ConcertId concertId);

    /** The outcome of changing a policy. */
    sealed interface Change {

        record Changed(WaitingRoom room) implements Change {}

        record Refused(PolicyChangeRefusal why) implements Change {}
    }
}
