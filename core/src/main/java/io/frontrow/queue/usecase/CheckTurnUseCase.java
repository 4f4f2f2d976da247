package io.frontrow.queue.usecase;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.CheckTurn;
import io.frontrow.queue.RecordHeartbeats;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.TurnRecords;
import reactor.core.publisher.Mono;

/** Queries the deciding store for an entry only if the queue's store has lost it. */
public final class CheckTurnUseCase implements CheckTurn {

    private final QueueEntries entries;
    private final TurnRecords turnRecords;
    private final RecordHeartbeats heartbeats;
    private final AdmitWaiting admitWaiting;

    public CheckTurnUseCase(
            QueueEntries entries, TurnRecords turnRecords, RecordHeartbeats heartbeats, AdmitWaiting admitWaiting) {
        this.entries = entries;
        this.turnRecords = turnRecords;
        this.heartbeats = heartbeats;
        this.admitWaiting = admitWaiting;
    }

    @Override
    public Mono<EntryState> check(QueueEntry entry) {
        return entries.state(entry)
                .flatMap(state -> state instanceof EntryState.Lost ? restore(entry) : Mono.just(state))
                .doOnNext(state -> note(entry, state));
    }

    private Mono<EntryState> restore(QueueEntry entry) {
        return turnRecords.find(entry).flatMap(past -> entries.restore(entry, past));
    }

    private void note(QueueEntry entry, EntryState state) {
        if (!(state instanceof EntryState.Gone)) {
            heartbeats.note(entry);
        }
        if (state instanceof EntryState.Waiting) {
            admitWaiting.noteWaiting(entry.concertId());
        }
    }
}
