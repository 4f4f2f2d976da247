package io.frontrow.reservation.usecase;

import io.frontrow.payment.EndTurnAfterPayment;
import io.frontrow.reservation.CancelReservation;
import io.frontrow.reservation.model.CancellationOutcome;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.port.Cancellations;
import io.frontrow.reservation.port.Cancellations.Cancellation;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.port.Ids;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import reactor.core.publisher.Mono;

/**
 * Cancels, then releases what is left of the hold, and ends a turn of which nothing is left. The cancellation stands
 * even if that fails.
 */
public final class CancelReservationUseCase implements CancelReservation {

    private static final Logger LOG = System.getLogger(CancelReservationUseCase.class.getName());

    private final Cancellations cancellations;
    private final SeatHolds holds;
    private final EndTurnAfterPayment endTurn;
    private final Ids ids;

    public CancelReservationUseCase(
            Cancellations cancellations, SeatHolds holds, EndTurnAfterPayment endTurn, Ids ids) {
        this.cancellations = cancellations;
        this.holds = holds;
        this.endTurn = endTurn;
        this.ids = ids;
    }

    @Override
    public Mono<CancellationOutcome> cancel(Command command) {
        return RunToCompletion.once(
                () -> cancellations.cancel(cancellation(command)).delayUntil(this::giveBack));
    }

    private Cancellation cancellation(Command command) {
        return new Cancellation(
                new RefundId(ids.next()),
                new TransferId(ids.next()),
                command.userId(),
                command.reservationId(),
                command.seats());
    }

    private Mono<Void> giveBack(CancellationOutcome outcome) {
        return outcome instanceof CancellationOutcome.Canceled(var reservation, var holdId)
                ? release(reservation, holdId)
                        .then(endTurn.endIfCompleted(reservation.concertId(), reservation.userId()))
                : Mono.empty();
    }

    /**
     * The hold of an unpaid reservation is still there; that of a paid one only if the store of the holds was
     * unavailable at the payment. It would hide that the seats are free.
     */
    private Mono<Void> release(Reservation reservation, HoldId holdId) {
        return holds.release(reservation.concertId(), holdId, reservation.userId())
                .then()
                .onErrorResume(fault -> {
                    LOG.log(
                            Level.WARNING,
                            "Could not release the hold of a canceled reservation; it will expire by itself",
                            fault);
                    return Mono.empty();
                });
    }
}
