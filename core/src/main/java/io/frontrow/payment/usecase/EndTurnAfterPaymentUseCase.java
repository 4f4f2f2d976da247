package io.frontrow.payment.usecase;

import io.frontrow.payment.EndTurnAfterPayment;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.port.HeldSeats;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs each step even if the one before failed. */
public final class EndTurnAfterPaymentUseCase implements EndTurnAfterPayment {

    private static final Logger LOG = System.getLogger(EndTurnAfterPaymentUseCase.class.getName());

    private final QueueEntries entries;
    private final HeldSeats heldSeats;
    private final AdmitWaiting admitWaiting;

    public EndTurnAfterPaymentUseCase(QueueEntries entries, HeldSeats heldSeats, AdmitWaiting admitWaiting) {
        this.entries = entries;
        this.heldSeats = heldSeats;
        this.admitWaiting = admitWaiting;
    }

    @Override
    public Mono<Void> end(QueueEntry entry) {
        return orLog(leave(entry)).then();
    }

    @Override
    public Mono<Boolean> end(ConcertId concertId, UserId userId, QueueEntryId entryId) {
        return orLog(entries.find(concertId, userId)
                .mapNotNull(found -> found.orElse(null))
                .filter(entry -> entry.entryId().equals(entryId))
                .flatMap(this::leave));
    }

    private Mono<Void> leave(QueueEntry entry) {
        return Flux.<Object>concatDelayError(
                        entries.leave(entry, LeaveReason.PAID),
                        heldSeats.releaseAll(entry),
                        admitWaiting.admitInto(entry.concertId()))
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
