package io.frontrow.queue.port;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * The queue entries of all waiting rooms. Every method is one atomic step, by the store's clock. A turn that is over
 * counts as gone at that moment, whether or not a job has removed it.
 *
 * <p>The store keeps the last entry of each user after it has gone, so an entry that the store does not know is one
 * that it has lost. After such a loss the store admits no entry for a while, the grace period, so that the users in
 * front can return first.
 */
public interface QueueEntries {

    /**
     * Puts the user in the queue, unless the user has a live entry and the room's policy lets users keep it. The new
     * entry is at the end or, before the opening of a room that shuffles, at the user's place in the pre-queue. A
     * pre-queue does not overtake users who joined first come, first served: while one of them waits, users join at the
     * end. The order of a pre-queue is drawn at the opening: until then its entries are undrawn, and from then on no
     * new entry gets into it, so that a place which was shown only moves forward. Another pre-queue begins when the
     * room is closed again and no entry waits. Places at the end grow strictly, whichever instance the users join
     * through.
     *
     * @param newEntryId the id of the entry, if a new one is made
     */
    Mono<Joined> join(WaitingRoom room, UserId userId, QueueEntryId newEntryId);

    /**
     * The state of the entry. The entry is lost if the store has no entry of this user, or only a newer one that was
     * created without knowledge of an older one and has not been admitted yet.
     */
    Mono<EntryState> state(QueueEntry entry);

    /**
     * Restores a lost entry: as gone if its turn was completed; with a turn for as long as its user has something to
     * pay for, whatever the capacity, in which no seats can be held and which needs no heartbeat; otherwise at its own
     * place in the queue. It then is the user's one live entry. An entry that is not lost, or no longer, stays as it
     * is.
     *
     * @return the state of the entry after that; never lost
     */
    Mono<EntryState> restore(QueueEntry entry, TurnRecord past);

    /**
     * Takes the entry out of the queue or ends its turn.
     *
     * @return whether the entry was live; a lost one counts as live, since it may have been
     */
    Mono<Boolean> leave(QueueEntry entry, LeaveReason why);

    /** The last entry of the user, live or not; empty if the store does not know it any more. */
    Mono<Optional<QueueEntry>> find(ConcertId concertId, UserId userId);

    /**
     * The entry of this id, live or not; empty if its user has got another entry since. It scans all entries of the
     * waiting room, so its time grows with the room.
     */
    Mono<Optional<QueueEntry>> scanFor(ConcertId concertId, QueueEntryId entryId);

    /**
     * The user's one live entry after joining.
     *
     * @param isNew whether this call made the entry
     * @param gaveUpTurn whether the user gave up a running turn for it
     */
    record Joined(QueueEntry entry, EntryState state, boolean isNew, boolean gaveUpTurn) {}
}
