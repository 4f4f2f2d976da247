package io.frontrow.queue.usecase;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.CheckTurn;
import io.frontrow.queue.RecordHeartbeats;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.TurnRecords;
import reactor.core.publisher.Mono;

/** Asks the deciding store about an entry only if the queue's store has lost it. */
public final class CheckTurnUseCase implements CheckTurn {

    private final QueueEntries entries;
    private final TurnRecords pastTurns;
    private final RecordHeartbeats heartbeats;
    private final AdmitWaiting admission;

    public CheckTurnUseCase(
            QueueEntries entries, TurnRecords pastTurns, RecordHeartbeats heartbeats, AdmitWaiting admission) {
        this.entries = entries;
        this.pastTurns = pastTurns;
        this.heartbeats = heartbeats;
        this.admission = admission;
    }

    @Override
    public Mono<EntryState> check(QueueEntry entry) {
        return entries.state(entry)
                .flatMap(state -> state instanceof EntryState.Lost ? restore(entry) : Mono.just(state))
                .doOnNext(state -> note(entry, state));
    }

    private Mono<EntryState> restore(QueueEntry entry) {
        return pastTurns.of(entry).flatMap(past -> entries.restore(entry, past));
    }

    private void note(QueueEntry entry, EntryState state) {
        if (!(state instanceof EntryState.Gone)) {
            heartbeats.note(entry);
        }
        if (state instanceof EntryState.Waiting) {
            admission.roomHasWaiting(entry.concertId());
        }
    }
}
