package io.frontrow.seat.usecase;

import io.frontrow.queue.CheckTurn;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.ReleaseHold;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.id.HoldId;
import reactor.core.publisher.Mono;

/** Releases a hold of an active user, unless it has become a reservation. */
public final class ReleaseHoldUseCase implements ReleaseHold {

    private final CheckTurn checkTurn;
    private final SeatClaims claims;
    private final SeatHolds holds;

    public ReleaseHoldUseCase(CheckTurn checkTurn, SeatClaims claims, SeatHolds holds) {
        this.checkTurn = checkTurn;
        this.claims = claims;
        this.holds = holds;
    }

    @Override
    public Mono<Result> release(QueueEntry entry, HoldId holdId) {
        return checkTurn.whenInTurn(entry, Result.NoTurn::new, () -> releaseInTurn(entry, holdId));
    }

    private Mono<Result> releaseInTurn(QueueEntry entry, HoldId holdId) {
        return claims.reservationOf(holdId, entry.userId())
                .flatMap(found -> found.<Mono<Result>>map(made -> Mono.just(new Result.AlreadyReserved(made)))
                        .orElseGet(() -> releaseUnreserved(entry, holdId)));
    }

    private Mono<Result> releaseUnreserved(QueueEntry entry, HoldId holdId) {
        return holds.release(entry.concertId(), holdId, entry.userId())
                .map(released -> released ? new Result.Released() : new Result.UnknownHold());
    }
}
