package io.frontrow.seat.port;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.queue.port.HeldSeats;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Temporary holds on seats. Every method is one atomic step, by the store's clock. A hold past its deadline does not
 * count, whether or not a job has purged it.
 */
public interface SeatHolds extends HeldSeats {

    /**
     * Holds all the seats or none, and extends the turn of the entry at least to the hold's deadline. Until then the
     * user counts as present without any heartbeat. If the entry's user already holds exactly these seats by one hold,
     * that hold is returned and its deadline stays. An entry that the store has lost is not refused; the call fails as
     * if the store were unavailable.
     *
     * <p>A turn has a base end: the length of a turn after the admission, or the moment of restoration for a restored
     * one. No hold begins after it.
     */
    Mono<Outcome> hold(HoldRequest request);

    /**
     * Releases the seats of a hold. The turn of the user then lasts until its base end, or until the last deadline of
     * what the user still holds; if both are past, it is over.
     *
     * @return whether there was such a hold of this user
     */
    Mono<Boolean> release(ConcertId concertId, HoldId holdId, UserId userId);

    /**
     * Releases what is held in a performance, by whomever. What is held during the call may remain.
     *
     * @return number of holds released
     */
    Mono<Long> releaseAllIn(ConcertId concertId, PerformanceId performanceId);

    /** {@return whether the entry's user holds no seat in the entry's concert} */
    Mono<Boolean> holdsNothing(QueueEntry entry);

    Mono<Optional<SeatHold>> find(ConcertId concertId, HoldId holdId);

    /** The holds that have at least one of these seats of the performance. */
    Mono<List<SeatHold>> holdsOf(ConcertId concertId, PerformanceId performanceId, SeatNumbers seats);

    /** The seats held in each of the performances, which all belong to one concert. */
    Mono<Map<PerformanceId, SeatNumbers>> heldSeats(ConcertId concertId, Collection<PerformanceId> performanceIds);

    /**
     * Purges what holds past their deadline have left behind, at most {@code atMost} seats of the concert.
     *
     * @return number of seats purged
     */
    Mono<Long> purgeExpired(ConcertId concertId, int atMost);

    /**
     * The seats that the entry's user wants, and what limits them.
     *
     * @param newHoldId the id of the hold, if a new one is made
     * @param seats at least one
     * @param claimed seats of the performance that the user has reserved or bought, which count towards the limit
     * @param limit how many seats of the performance the user may have
     */
    record HoldRequest(
            HoldId newHoldId,
            QueueEntry entry,
            PerformanceId performanceId,
            SeatNumbers seats,
            SeatNumbers claimed,
            int limit,
            Duration holdFor) {}

    /** In order of precedence of the refusals. */
    sealed interface Outcome {

        /**
         * The seats are held for the user until the hold's deadline.
         *
         * @param repeated whether this hold existed already
         */
        record Held(SeatHold hold, boolean repeated) implements Outcome {}

        record NoTurn(TurnRefusal why) implements Outcome {}

        /** The base end of the turn is past; it goes on only for what the user holds. */
        record NoMoreHolds() implements Outcome {}

        /**
         * Some of the seats are held already.
         *
         * @param taken those seats
         */
        record Taken(SeatNumbers taken) implements Outcome {}

        record OverLimit() implements Outcome {}
    }
}
