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
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/** The waiting rooms in memory, one step at a time. */
public final class InMemoryQueueTickets implements QueueTickets {

    private final Clock clock;
    private final Map<ConcertId, InMemoryRoom> rooms = new HashMap<>();

    public InMemoryQueueTickets(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Mono<Joined> join(WaitingRoom waitingRoom, UserId userId, TicketId fresh) {
        return step(waitingRoom.concertId(), (room, now) -> room.join(waitingRoom, userId, fresh, now));
    }

    @Override
    public Mono<Standing> standing(QueueTicket ticket) {
        return Mono.fromSupplier(() -> standingNow(ticket));
    }

    @Override
    public Mono<Boolean> leave(QueueTicket ticket, Departure why) {
        return step(ticket.concertId(), (room, now) -> room.leave(ticket, now));
    }

    @Override
    public Mono<Admission> admit(WaitingRoom waitingRoom, int atMost) {
        return step(waitingRoom.concertId(), (room, now) -> room.admit(waitingRoom, atMost, now));
    }

    @Override
    public Mono<Optional<QueueTicket>> find(ConcertId concertId, UserId userId) {
        return step(
                concertId, (room, now) -> room.find(ticket -> ticket.userId().equals(userId), now));
    }

    @Override
    public Mono<Optional<QueueTicket>> find(ConcertId concertId, TicketId ticketId) {
        return step(
                concertId, (room, now) -> room.find(ticket -> ticket.ticketId().equals(ticketId), now));
    }

    @Override
    public Mono<Entry> letIn(WaitingRoom waitingRoom, QueueTicket ticket) {
        return step(waitingRoom.concertId(), (room, now) -> room.letIn(waitingRoom, ticket, now));
    }

    @Override
    public Mono<Instant> now(ConcertId concertId) {
        return Mono.fromSupplier(clock::instant);
    }

    @Override
    public Mono<RoomCounts> counts(ConcertId concertId) {
        return step(concertId, InMemoryRoom::counts);
    }

    @Override
    public Mono<Pace> pace(ConcertId concertId) {
        return step(concertId, (room, _) -> room.pace());
    }

    /** Where the ticket stands, for a step that needs to know it and more. */
    public synchronized Standing standingNow(QueueTicket ticket) {
        return room(ticket.concertId()).standing(ticket, clock.instant());
    }

    /** Lets the session of the ticket last at least until then. */
    public synchronized void keepUntil(QueueTicket ticket, Instant until) {
        room(ticket.concertId()).keepUntil(ticket, until);
    }

    private <T> Mono<T> step(ConcertId concertId, BiFunction<InMemoryRoom, Instant, T> step) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                return step.apply(room(concertId), clock.instant());
            }
        });
    }

    private InMemoryRoom room(ConcertId concertId) {
        return rooms.computeIfAbsent(concertId, InMemoryRoom::new);
    }
}
