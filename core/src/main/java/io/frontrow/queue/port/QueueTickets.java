package io.frontrow.queue.port;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.Pace;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Reentry;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.TicketId;
import io.frontrow.queue.model.WaitingRoom;
import reactor.core.publisher.Mono;

/**
 * The lines of all waiting rooms and the sessions of those who were let in. Every method is one atomic step, by the
 * store's clock. A session that is over counts as gone at that moment, whether or not a job has tidied it.
 */
public interface QueueTickets {

    /**
     * Puts the user at the end of the line, unless the user has a live ticket and keeps it. Places grow strictly, from
     * whichever instance people join.
     *
     * @param fresh the id of the ticket, if a new one is given
     */
    Mono<Joined> join(ConcertId concertId, UserId userId, TicketId fresh, Reentry reentry);

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

    Mono<RoomCounts> counts(ConcertId concertId);

    /**
     * How fast people go, as tallied by {@link #admit}: before it does anything it takes a tally if one is due by the
     * length of its room's session. What is read may be up to a second old.
     */
    Mono<Pace> pace(ConcertId concertId);

    /**
     * The user's one live ticket after joining.
     *
     * @param isFresh whether the ticket is new
     */
    record Joined(QueueTicket ticket, Standing standing, boolean isFresh) {}

    /**
     * What one batch did.
     *
     * @param admitted how many were let in
     * @param expired how many sessions were found over
     */
    record Admission(int admitted, int expired) {}
}
