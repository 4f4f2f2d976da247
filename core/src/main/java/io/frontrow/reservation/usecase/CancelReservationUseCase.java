package io.frontrow.reservation.usecase;

import io.frontrow.payment.model.RefundId;
import io.frontrow.reservation.CancelReservation;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.port.Cancellations;
import io.frontrow.reservation.port.Cancellations.Order;
import io.frontrow.reservation.port.Cancellations.Outcome;
import io.frontrow.seat.model.HoldId;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.port.Ids;
import io.frontrow.wallet.model.TransferId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import reactor.core.publisher.Mono;

/** Cancels, then releases what may be left of the hold. The cancellation stands whatever becomes of the last step. */
public final class CancelReservationUseCase implements CancelReservation {

    private static final Logger LOG = System.getLogger(CancelReservationUseCase.class.getName());

    private final Cancellations cancellations;
    private final SeatHolds holds;
    private final Ids ids;

    public CancelReservationUseCase(Cancellations cancellations, SeatHolds holds, Ids ids) {
        this.cancellations = cancellations;
        this.holds = holds;
        this.ids = ids;
    }

    @Override
    public Mono<Result> cancel(Command command) {
        return RunToCompletion.once(() -> cancellations.cancel(order(command)).flatMap(this::answer));
    }

    private Order order(Command command) {
        return new Order(
                new RefundId(ids.next()),
                new TransferId(ids.next()),
                command.userId(),
                command.reservationId(),
                command.seats());
    }

    private Mono<Result> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Canceled(var reservation, var holdId) ->
                release(reservation, holdId).thenReturn(new Result.Canceled(reservation));
            case Outcome.UnknownReservation() -> Mono.just(new Result.UnknownReservation());
            case Outcome.UnknownSeats(var unknown) -> Mono.just(new Result.UnknownSeats(unknown));
            case Outcome.NotPaid() -> Mono.just(new Result.NotPaid());
            case Outcome.TooLate() -> Mono.just(new Result.TooLate());
            case Outcome.WalletFull() -> Mono.just(new Result.WalletFull());
        };
    }

    /** Payment has released the hold, unless the store of the holds was away: then it would hide that seats are free. */
    private Mono<Void> release(Reservation reservation, HoldId holdId) {
        return holds.release(reservation.concertId(), holdId, reservation.userId())
                .then()
                .onErrorResume(fault -> {
                    LOG.log(Level.WARNING, "The hold of a cancelled reservation will run out by itself", fault);
                    return Mono.empty();
                });
    }
}
