package io.frontrow.queue.port;

import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.PastTurn;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.TicketId;
import io.frontrow.shared.id.UserId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * Queue entries whose replies come late, not at all, or after something else has happened.
 *
 * @param state changes the reply with the state of an entry
 * @param leaving changes the reply to leaving
 */
public record FaultyQueueEntries(
        QueueEntries entries, UnaryOperator<Mono<Standing>> state, UnaryOperator<Mono<Boolean>> leaving)
        implements QueueEntries {

    @Override
    public Mono<Joined> join(WaitingRoom room, UserId userId, TicketId newEntryId) {
        return entries.join(room, userId, newEntryId);
    }

    @Override
    public Mono<Standing> state(QueueTicket entry) {
        return state.apply(entries.state(entry));
    }

    @Override
    public Mono<Standing> restore(QueueTicket entry, PastTurn past) {
        return entries.restore(entry, past);
    }

    @Override
    public Mono<Boolean> leave(QueueTicket entry, Departure why) {
        return leaving.apply(entries.leave(entry, why));
    }

    @Override
    public Mono<Optional<QueueTicket>> find(ConcertId concertId, UserId userId) {
        return entries.find(concertId, userId);
    }

    @Override
    public Mono<Optional<QueueTicket>> scanFor(ConcertId concertId, TicketId entryId) {
        return entries.scanFor(concertId, entryId);
    }
}
