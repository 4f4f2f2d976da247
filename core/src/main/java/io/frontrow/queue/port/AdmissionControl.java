package io.frontrow.queue.port;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Decides which queue entries get a turn, and which lose their place. Every method is one atomic step, by the store's
 * clock.
 */
public interface AdmissionControl {

    /**
     * Ends the turns that are over and admits the entries in front: at most as many as the capacity leaves free, as the
     * rate allows in the running second, and as {@code atMost}; none while the room is paused or not open yet, nor once
     * the sale has closed. Entries whose users are away are passed over, and so are those of users who are silent for
     * the idle time and become away by it. A call passes a bounded number of the latter and may then admit fewer. If an
     * earlier call brought a policy of this room with a higher epoch, that policy applies. A store that does not know a
     * room which has admitted before has lost it.
     *
     * @param pauseMax as for {@link #evictIdle}
     * @param atMost the size of a batch, 1 … 1,000
     */
    Mono<Admission> admit(WaitingRoom room, Duration pauseMax, int atMost);

    /**
     * Admits one entry ahead of its turn, within the capacity and the rate, even if the room is not open or paused, or
     * the sale has closed. A user who is away counts as seen at this moment.
     */
    Mono<AheadOfTurn> admitAhead(WaitingRoom room, QueueEntry entry);

    /**
     * Ends turns without a heartbeat for the idle time of the policy that an earlier admission brought. A waiting entry
     * is away by then, and is evicted without a heartbeat for the away time more. Joining and being restored count as
     * heartbeats, and a user who holds seats counts as seen until the last deadline. No entry becomes idle while
     * heartbeats cannot be recorded: after a pause of more than {@code pauseMax} between two admissions or evictions
     * every entry counts as seen at the end of the pause, and who is away stays away.
     *
     * @param atMost the size of a batch, 1 … 1,000; as many waiting entries and as many others
     */
    Mono<Eviction> evictIdle(ConcertId concertId, Duration pauseMax, int atMost);

    /**
     * What one batch did.
     *
     * @param admitted number of entries admitted
     * @param expired number of turns that were found over
     * @param waiting number of entries that still wait
     */
    record Admission(int admitted, int expired, long waiting) {}

    /** The result of an admission ahead of turn; the refusals in order of precedence. */
    sealed interface AheadOfTurn {

        record Admitted(EntryState.Active turn) implements AheadOfTurn {}

        /** The entry does not wait. */
        record NotWaiting() implements AheadOfTurn {}

        /** The capacity, or the rate for the running second, is used up. */
        record Full() implements AheadOfTurn {}
    }

    /**
     * What one batch did.
     *
     * @param waiting number of waiting entries evicted
     * @param active the entries whose turns were ended
     * @param isFull whether there may be more idle entries
     */
    record Eviction(int waiting, List<QueueEntry> active, boolean isFull) {}
}
