package io.frontrow.queue.port;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.Pace;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.TicketId;
import io.frontrow.queue.model.WaitingRoom;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * The lines of all waiting rooms and the sessions of those who were let in. Every method is one atomic step, by the
 * store's clock. A session that is over counts as gone at that moment, whether or not a job has tidied it.
 */
public interface QueueTickets {

    /**
     * Puts the user in line, unless the user has a live ticket and the room's policy lets them keep it: at the end, or,
     * before the opening of a room that shuffles, at the user's place in the lobby. Whoever came first come, first
     * served, is not overtaken by a lobby: while one of them waits, people join at the end. Places at the end grow
     * strictly, from whichever instance people join.
     *
     * @param fresh the id of the ticket, if a new one is given
     */
    Mono<Joined> join(WaitingRoom room, UserId userId, TicketId fresh);

    Mono<Standing> standing(QueueTicket ticket);

    /** Takes the ticket out of the line or ends its session. @return whether it was live */
    Mono<Boolean> leave(QueueTicket ticket, Departure why);

    /**
     * Ends the sessions that are over and lets in those in front: no more than the capacity has room for, than the rate
     * allows for the running second, and than {@code atMost}; nobody while the room is paused or not open yet. Of this
     * room's policy and one that an earlier call brought, the one with the higher epoch holds.
     *
     * @param atMost the size of a batch, 1 … 1,000
     */
    Mono<Admission> admit(WaitingRoom room, int atMost);

    /** The ticket that the user was given last, live or not; empty if it is not known any more. */
    Mono<Optional<QueueTicket>> find(ConcertId concertId, UserId userId);

    /** The ticket of this id, live or not, if its user was given no other since. Looks through all tickets of the room. */
    Mono<Optional<QueueTicket>> find(ConcertId concertId, TicketId ticketId);

    /** Lets one in ahead of those in front, within the capacity and the rate, even if the room is not open or paused. */
    Mono<Entry> letIn(WaitingRoom room, QueueTicket ticket);

    Mono<RoomCounts> counts(ConcertId concertId);

    /** The time by the clock that all of this goes by. */
    Mono<Instant> now(ConcertId concertId);

    /**
     * How fast people go, as tallied by {@link #admit}: before it does anything it takes a tally if one is due by the
     * length of its room's session. What is read may be up to a second old.
     */
    Mono<Pace> pace(ConcertId concertId);

    /**
     * The user's one live ticket after joining.
     *
     * @param isFresh whether the ticket is new
     * @param endedSession whether the user gave up a running session for it
     */
    record Joined(QueueTicket ticket, Standing standing, boolean isFresh, boolean endedSession) {}

    /** In order of precedence of the refusals. */
    sealed interface Entry {

        record Entered(Standing.Active session) implements Entry {}

        /** The ticket is not in line. */
        record NotWaiting() implements Entry {}

        /** The capacity, or the rate for the running second, is used up. */
        record Full() implements Entry {}
    }

    /**
     * What one batch did.
     *
     * @param admitted how many were let in
     * @param expired how many sessions were found over
     */
    record Admission(int admitted, int expired) {}
}
