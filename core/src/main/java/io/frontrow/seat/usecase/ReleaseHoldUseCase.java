package io.frontrow.seat.usecase;

import io.frontrow.queue.CheckTurn;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.ReleaseHold;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.id.HoldId;
import reactor.core.publisher.Mono;

/** Releases a hold of an active user. */
public final class ReleaseHoldUseCase implements ReleaseHold {

    private final CheckTurn checkTurn;
    private final SeatHolds holds;

    public ReleaseHoldUseCase(CheckTurn checkTurn, SeatHolds holds) {
        this.checkTurn = checkTurn;
        this.holds = holds;
    }

    @Override
    public Mono<Result> release(QueueEntry entry, HoldId holdId) {
        return checkTurn.whenInTurn(entry, Result.NoTurn::new, () -> releaseInTurn(entry, holdId));
    }

    private Mono<Result> releaseInTurn(QueueEntry entry, HoldId holdId) {
        return holds.release(entry.concertId(), holdId, entry.userId())
                .map(released -> released ? new Result.Released() : new Result.UnknownHold());
    }
}
