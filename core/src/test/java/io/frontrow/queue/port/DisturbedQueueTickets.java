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
import java.util.Optional;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * Tickets whose answers come late, or not at all, or after something else has happened.
 *
 * @param standing what becomes of the answer where a ticket stands
 * @param leaving what becomes of the answer to a departure
 * @param admitting what becomes of the answer what a batch did
 */
public record DisturbedQueueTickets(
        QueueTickets tickets,
        UnaryOperator<Mono<Standing>> standing,
        UnaryOperator<Mono<Boolean>> leaving,
        UnaryOperator<Mono<Admission>> admitting)
        implements QueueTickets {

    /** Tickets of which only where they stand, and their leaving, is disturbed. */
    public DisturbedQueueTickets(
            QueueTickets tickets, UnaryOperator<Mono<Standing>> standing, UnaryOperator<Mono<Boolean>> leaving) {
        this(tickets, standing, leaving, UnaryOperator.identity());
    }

    @Override
    public Mono<Joined> join(WaitingRoom room, UserId userId, TicketId fresh) {
        return tickets.join(room, userId, fresh);
    }

    @Override
    public Mono<Standing> standing(QueueTicket ticket) {
        return standing.apply(tickets.standing(ticket));
    }

    @Override
    public Mono<Standing> restore(QueueTicket ticket, PastTurn past) {
        return tickets.restore(ticket, past);
    }

    @Override
    public Mono<Void> touch(ConcertId concertId, Collection<UserId> users) {
        return tickets.touch(concertId, users);
    }

    @Override
    public Mono<Sweep> sweep(ConcertId concertId, Duration pauseMax, int atMost) {
        return tickets.sweep(concertId, pauseMax, atMost);
    }

    @Override
    public Mono<Boolean> leave(QueueTicket ticket, Departure why) {
        return leaving.apply(tickets.leave(ticket, why));
    }

    @Override
    public Mono<Admission> admit(WaitingRoom room, int atMost) {
        return admitting.apply(tickets.admit(room, atMost));
    }

    @Override
    public Mono<Optional<QueueTicket>> find(ConcertId concertId, UserId userId) {
        return tickets.find(concertId, userId);
    }

    @Override
    public Mono<Optional<QueueTicket>> find(ConcertId concertId, TicketId ticketId) {
        return tickets.find(concertId, ticketId);
    }

    @Override
    public Mono<Entry> letIn(WaitingRoom room, QueueTicket ticket) {
        return tickets.letIn(room, ticket);
    }

    @Override
    public Mono<Instant> now(ConcertId concertId) {
        return tickets.now(concertId);
    }

    @Override
    public Mono<RoomCounts> counts(ConcertId concertId) {
        return tickets.counts(concertId);
    }

    @Override
    public Mono<DepartureRates> pace(ConcertId concertId) {
        return tickets.pace(concertId);
    }
}
