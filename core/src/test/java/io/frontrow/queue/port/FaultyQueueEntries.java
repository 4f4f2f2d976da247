package io.frontrow.queue.port;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
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
        QueueEntries entries, UnaryOperator<Mono<EntryState>> state, UnaryOperator<Mono<Boolean>> leaving)
        implements QueueEntries {

    @Override
    public Mono<Joined> join(WaitingRoom room, UserId userId, QueueEntryId newEntryId) {
        return entries.join(room, userId, newEntryId);
    }

    @Override
    public Mono<EntryState> state(QueueEntry entry) {
        return state.apply(entries.state(entry));
    }

    @Override
    public Mono<EntryState> restore(QueueEntry entry, TurnRecord past) {
        return entries.restore(entry, past);
    }

    @Override
    public Mono<Boolean> leave(QueueEntry entry, LeaveReason why) {
        return leaving.apply(entries.leave(entry, why));
    }

    @Override
    public Mono<Optional<QueueEntry>> find(ConcertId concertId, UserId userId) {
        return entries.find(concertId, userId);
    }

    @Override
    public Mono<Optional<QueueEntry>> scanFor(ConcertId concertId, QueueEntryId entryId) {
        return entries.scanFor(concertId, entryId);
    }
}
