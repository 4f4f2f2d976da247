package io.frontrow.seat.usecase;

import io.frontrow.queue.ShowTicket;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.seat.ReleaseHold;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.id.HoldId;
import reactor.core.publisher.Mono;

/** Releases a hold of an active user. */
public final class ReleaseHoldUseCase implements ReleaseHold {

    private final ShowTicket turns;
    private final SeatHolds holds;

    public ReleaseHoldUseCase(ShowTicket turns, SeatHolds holds) {
        this.turns = turns;
        this.holds = holds;
    }

    @Override
    public Mono<Result> release(QueueTicket ticket, HoldId holdId) {
        return turns.whenInTurn(ticket, Result.NoTurn::new, () -> releaseInTurn(ticket, holdId));
    }

    private Mono<Result> releaseInTurn(QueueTicket ticket, HoldId holdId) {
        return holds.release(ticket.concertId(), holdId, ticket.userId())
                .map(released -> released ? new Result.Released() : new Result.UnknownHold());
    }
}
