package io.frontrow.queue.model;

import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The waiting room of a concert.
 *
 * @param epoch grows with every change of the policy; of two policies the one with the higher epoch applies
 * @param seed orders the pre-queue; replaced when a room that has opened is closed again
 * @param hasAdmitted whether the room has ever admitted an entry, which distinguishes a store that lost its data from a
 *     new room
 * @param salesCloseAt when the last performance begins, and so the sale closes; null if none is on sale. It may change
 *     without a new epoch
 */
public record WaitingRoom(
        ConcertId concertId,
        long epoch,
        WaitingRoomPolicy policy,
        ShuffleSeed seed,
        boolean hasAdmitted,
        @Nullable Instant salesCloseAt) {

    /** Whether no performance is to come, by the clock of the queue's store. */
    public boolean isSaleClosed(Instant now) {
        return salesCloseAt == null || !now.isBefore(salesCloseAt);
    }

    /** The commitment to the order of the pre-queue; empty if users are not shuffled. */
    public Optional<String> seedCommitment() {
        return shuffleSeed().map(ShuffleSeed::commitment);
    }

    /** The seed that orders the pre-queue, secret until the room has opened; empty if users are not shuffled. */
    public Optional<ShuffleSeed> shuffleSeed() {
        return policy.order() == AdmissionOrder.SHUFFLE ? Optional.of(seed) : Optional.empty();
    }

    /** The place of a user who joins before the opening; empty if users are not shuffled. */
    public Optional<Place> preQueuePlace(UserId userId) {
        return shuffleSeed().map(it -> it.placeOf(userId));
    }
}
