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
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * Tickets whose answers come late, or not at all, or after something else has happened.
 *
 * @param standing what becomes of the answer where a ticket stands
 * @param leaving what becomes of the answer to a departure
 */
public record DisturbedQueueTickets(
        QueueTickets tickets, UnaryOperator<Mono<Standing>> standing, UnaryOperator<Mono<Boolean>> leaving)
        implements QueueTickets {

    @Override
    public Mono<Joined> join(ConcertId concertId, UserId userId, TicketId fresh, Reentry reentry) {
        return tickets.join(concertId, userId, fresh, reentry);
    }

    @Override
    public Mono<Standing> standing(QueueTicket ticket) {
        return standing.apply(tickets.standing(ticket));
    }

    @Override
    public Mono<Boolean> leave(QueueTicket ticket, Departure why) {
        return leaving.apply(tickets.leave(ticket, why));
    }

    @Override
    public Mono<Admission> admit(WaitingRoom room, int atMost) {
        return tickets.admit(room, atMost);
    }

    @Override
    public Mono<RoomCounts> counts(ConcertId concertId) {
        return tickets.counts(concertId);
    }

    @Override
    public Mono<Pace> pace(ConcertId concertId) {
        return tickets.pace(concertId);
    }
}
