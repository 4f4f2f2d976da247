package io.frontrow.queue.model;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import java.time.Instant;
import java.util.Optional;

/**
 * The waiting room of a concert.
 *
 * @param epoch grows with every change of the policy: of two policies the one with the higher epoch holds
 * @param seed orders the lobby; another one once a room that has opened is closed again
 * @param hasAdmitted whether anyone was ever let in, which tells a store that lost its memory from a room that is new
 */
public record WaitingRoom(ConcertId concertId, long epoch, WaitingRoomPolicy policy, Seed seed, boolean hasAdmitted) {

    /** What binds the order of the lobby before it is known; empty if people are not shuffled. */
    public Optional<String> seedCommitment() {
        return shuffling().map(Seed::commitment);
    }

    /**
     * The seed, once nobody can come into the lobby any more; empty before, and if people are not shuffled.
     *
     * @param now by the clock of the queue's store
     */
    public Optional<Seed> revealedSeed(Instant now) {
        return shuffling().filter(_ -> policy.hasOpenedAt(now));
    }

    /** The place of a user who comes before the opening; empty if people are not shuffled. */
    public Optional<Place> lobbyPlace(UserId userId) {
        return shuffling().map(it -> it.placeOf(userId));
    }

    private Optional<Seed> shuffling() {
        return policy.order() == QueueOrder.SHUFFLE ? Optional.of(seed) : Optional.empty();
    }
}
