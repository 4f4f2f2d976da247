package io.frontrow.queue.port;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.forecast.DepartureRates;
import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.PastTurn;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.TicketId;
import io.frontrow.queue.model.WaitingRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * The lines of all waiting rooms and the sessions of those who were let in. Every method is one atomic step, by the
 * store's clock. A session that is over counts as gone at that moment, whether or not a job has tidied it.
 *
 * <p>The store remembers each user's last ticket also when it is gone, so that a ticket it does not know is one that it
 * lost. After such a loss it lets nobody in for a while, the grace, so that those in front can come back first.
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

    /**
     * Where the ticket stands. It is lost if the store remembers no ticket of its user; or only a later one, given to the
     * user as to somebody unknown, which has not had its turn.
     */
    Mono<Standing> standing(QueueTicket ticket);

    /**
     * Puts a lost ticket back: as gone if it was completed; else into a session as long as its user has something to pay
     * for, whatever the capacity; else in line at its own place. Then it is the user's one live ticket. A ticket that is
     * not lost, or not any more, stays where it is.
     *
     * @return where the ticket stands then; never lost
     */
    Mono<Standing> restore(QueueTicket ticket, PastTurn past);

    /** Takes the ticket out of the line or ends its session. @return whether it was live, as a lost one may have been */
    Mono<Boolean> leave(QueueTicket ticket, Departure why);

    /**
     * Ends the sessions that are over and lets in those in front: no more than the capacity has room for, than the rate
     * allows for the running second, and than {@code atMost}; nobody while the room is paused or not open yet. Of this
     * room's policy and one that an earlier call brought, the one with the higher epoch holds. A store that meets a room
     * for the first time although it has admitted before has lost it.
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

    /** Notes that these users are there, of whom some may not be in the queue any more. 1 … 1,000 of them. */
    Mono<Void> touch(ConcertId concertId, Collection<UserId> users);

    /**
     * Takes those out of the line and out of their sessions who gave no sign for as long as the policy bears that an
     * earlier admission brought. Joining and coming back are signs. While nobody sweeps nobody is idle: after a pause of
     * more than {@code pauseMax} everybody counts as seen at its end.
     *
     * @param atMost the size of a batch, 1 … 1,000
     */
    Mono<Sweep> sweep(ConcertId concertId, Duration pauseMax, int atMost);

    Mono<RoomCounts> counts(ConcertId concertId);

    /** The time by the clock that all of this goes by. */
    Mono<Instant> now(ConcertId concertId);

    /**
     * How fast people go, as tallied by {@link #admit}: before it does anything it takes a tally if one is due by the
     * length of its room's session. What is read may be up to a second old.
     */
    Mono<DepartureRates> pace(ConcertId concertId);

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
     * @param waiting how many wait still
     */
    record Admission(int admitted, int expired, long waiting) {}

    /**
     * What one batch did.
     *
     * @param waiting how many were taken out of the line
     * @param active whose sessions were ended
     * @param isFull whether there may be more
     */
    record Sweep(int waiting, List<QueueTicket> active, boolean isFull) {}
}
