package io.frontrow.seat.port;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.seat.model.HoldId;
import io.frontrow.seat.model.SeatHold;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Who keeps which seats for the moment. Every method is one atomic step, by the store's clock; a hold past its deadline
 * is no hold, whether or not a job has tidied it.
 */
public interface SeatHolds {

    /**
     * Holds all the seats or none, and lets the session of the ticket last at least until the hold's deadline. If the
     * ticket's user holds exactly these seats already by one hold, that hold is the answer and its deadline stays. A
     * ticket that the store has lost is no refusal but a store that is unavailable.
     */
    Mono<Outcome> hold(Request request);

    /** Gives the seats of a hold back. @return whether there was such a hold of this user */
    Mono<Boolean> release(ConcertId concertId, HoldId holdId, UserId userId);

    /** Releases all holds of the ticket's user in the ticket's concert. */
    Mono<Void> releaseAll(QueueTicket ticket);

    Mono<Optional<SeatHold>> find(ConcertId concertId, HoldId holdId);

    /** The seats held in each of the performances, which are all of one concert. */
    Mono<Map<PerformanceId, SeatNumbers>> held(ConcertId concertId, Collection<PerformanceId> performanceIds);

    /** Clears away traces of holds that ran out, at most {@code atMost} of a concert at a time. @return how many */
    Mono<Long> tidy(ConcertId concertId, int atMost);

    /**
     * Which seats a ticket's user wants, and what counts against it.
     *
     * @param fresh the id of the hold, if a new one is made
     * @param seats at least one
     * @param claimed seats of the performance that the user has reserved or bought, which count towards the limit
     * @param limit how many seats of the performance the user may have
     */
    record Request(
            HoldId fresh,
            QueueTicket ticket,
            PerformanceId performanceId,
            SeatNumbers seats,
            SeatNumbers claimed,
            int limit,
            Duration holdFor) {}

    /** In order of precedence of the refusals. */
    sealed interface Outcome {

        /**
         * The seats are kept for the user until the hold's deadline.
         *
         * @param repeated whether this very hold was there already
         */
        record Held(SeatHold hold, boolean repeated) implements Outcome {}

        record NoTurn(TurnRefusal why) implements Outcome {}

        /**
         * Somebody holds some of the seats.
         *
         * @param taken those of the wanted seats that are held already
         */
        record Taken(SeatNumbers taken) implements Outcome {}

        record OverLimit() implements Outcome {}
    }
}
