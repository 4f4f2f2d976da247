package io.frontrow.queue.usecase;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.CheckTurn;
import io.frontrow.queue.RecordHeartbeats;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.SaleStatuses;
import io.frontrow.queue.port.TurnRecords;
import reactor.core.publisher.Mono;

/**
 * Queries the deciding store for an entry only if the queue's store has lost it. A user who was away is back by the
 * check, and gets the turn at once if it has come. An entry that waits for a sale that has closed leaves the queue.
 */
public final class CheckTurnUseCase implements CheckTurn {

    private final QueueEntries entries;
    private final TurnRecords turnRecords;
    private final SaleStatuses sales;
    private final RecordHeartbeats heartbeats;
    private final AdmitWaiting admitWaiting;

    public CheckTurnUseCase(
            QueueEntries entries,
            TurnRecords turnRecords,
            SaleStatuses sales,
            RecordHeartbeats heartbeats,
            AdmitWaiting admitWaiting) {
        this.entries = entries;
        this.turnRecords = turnRecords;
        this.sales = sales;
        this.heartbeats = heartbeats;
        this.admitWaiting = admitWaiting;
    }

    @Override
    public Mono<EntryState> check(QueueEntry entry) {
        return entries.state(entry)
                .flatMap(state -> state instanceof EntryState.Lost ? restore(entry) : Mono.just(state))
                .flatMap(state -> state instanceof EntryState.Away ? comeBack(entry) : Mono.just(state))
                .flatMap(state -> state.isWaiting() ? unlessClosed(entry, state) : Mono.just(state))
                .doOnNext(state -> note(entry, state));
    }

    private Mono<EntryState> unlessClosed(QueueEntry entry, EntryState state) {
        return sales.of(entry.concertId())
                .flatMap(sale -> sale.isClosed()
                        ? entries.leave(entry, LeaveReason.SALE_CLOSED)
                                .thenReturn(new EntryState.Gone(GoneReason.SALE_CLOSED))
                        : Mono.just(state));
    }

    private Mono<EntryState> comeBack(QueueEntry entry) {
        return heartbeats.comeBack(entry).then(Mono.defer(() -> entries.state(entry)));
    }

    private Mono<EntryState> restore(QueueEntry entry) {
        return turnRecords.find(entry).flatMap(past -> entries.restore(entry, past));
    }

    private void note(QueueEntry entry, EntryState state) {
        if (!(state instanceof EntryState.Gone)) {
            heartbeats.note(entry);
        }
        if (state.isWaiting()) {
            admitWaiting.noteWaiting(entry.concertId());
        }
    }
}
