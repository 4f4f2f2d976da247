package io.frontrow.payment.usecase;

import io.frontrow.payment.EndTurnAfterPayment;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.TurnRecords;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks the deciding store what is left to pay for, then runs each step even if the one before failed. */
public final class EndTurnAfterPaymentUseCase implements EndTurnAfterPayment {

    private static final Logger LOG = System.getLogger(EndTurnAfterPaymentUseCase.class.getName());

    private final QueueEntries entries;
    private final TurnRecords records;
    private final SeatHolds holds;
    private final AdmitWaiting admitWaiting;

    public EndTurnAfterPaymentUseCase(
            QueueEntries entries, TurnRecords records, SeatHolds holds, AdmitWaiting admitWaiting) {
        this.entries = entries;
        this.records = records;
        this.holds = holds;
        this.admitWaiting = admitWaiting;
    }

    @Override
    public Mono<Void> end(QueueEntry entry) {
        return orLog(endOrGoOn(entry)).then();
    }

    @Override
    public Mono<Boolean> end(ConcertId concertId, UserId userId, QueueEntryId entryId) {
        return orLog(entries.find(concertId, userId)
                .mapNotNull(found -> found.orElse(null))
                .filter(entry -> entry.entryId().equals(entryId))
                .flatMap(this::endOrGoOn));
    }

    @Override
    public Mono<Void> endIfCompleted(QueueEntry entry) {
        return orLog(leaveIfCompleted(entry)).then();
    }

    @Override
    public Mono<Void> endIfCompleted(ConcertId concertId, UserId userId) {
        return orLog(entries.find(concertId, userId)
                        .mapNotNull(found -> found.orElse(null))
                        .flatMap(this::leaveIfCompleted))
                .then();
    }

    private Mono<Void> leaveIfCompleted(QueueEntry entry) {
        return records.find(entry)
                .filter(TurnRecord.Completed.class::isInstance)
                .flatMap(_ -> records.reservedHolds(entry.concertId(), entry.userId()))
                .delayUntil(reserved -> release(entry, reserved.settled()))
                .filterWhen(reserved -> reserved.unpaid().isEmpty() ? holds.holdsNothing(entry) : Mono.just(false))
                .flatMap(_ -> leave(entry));
    }

    private Mono<Void> endOrGoOn(QueueEntry entry) {
        return records.reservedHolds(entry.concertId(), entry.userId())
                .flatMap(reserved -> reserved.unpaid().isEmpty() ? leave(entry) : release(entry, reserved.settled()));
    }

    private Mono<Void> release(QueueEntry entry, List<HoldId> settled) {
        return Flux.fromIterable(settled)
                .flatMapDelayError(holdId -> holds.release(entry.concertId(), holdId, entry.userId()), 8, 1)
                .then();
    }

    private Mono<Void> leave(QueueEntry entry) {
        return Flux.<Object>concatDelayError(
                        entries.leave(entry, LeaveReason.PAID),
                        Flux.<Object>mergeDelayError(
                                1, holds.releaseAll(entry), admitWaiting.admitInto(entry.concertId())))
                .then();
    }

    /** {@return whether the turn has ended} */
    private static Mono<Boolean> orLog(Mono<Void> end) {
        return end.thenReturn(true).onErrorResume(fault -> {
            LOG.log(Level.WARNING, "Could not end the turn of a paid reservation; it will run out by itself", fault);
            return Mono.just(false);
        });
    }
}
