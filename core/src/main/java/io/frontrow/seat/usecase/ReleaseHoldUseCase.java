package io.frontrow.seat.usecase;

import io.frontrow.queue.ShowTicket;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.seat.ReleaseHold;
import io.frontrow.seat.model.HoldId;
import io.frontrow.seat.port.SeatHolds;
import reactor.core.publisher.Mono;

/** Releases a hold of an active user. */
public final class ReleaseHoldUseCase implements ReleaseHold {

    private final ShowTicket tickets;
    private final SeatHolds holds;

    public ReleaseHoldUseCase(ShowTicket tickets, SeatHolds holds) {
        this.tickets = tickets;
        this.holds = holds;
    }

    @Override
    public Mono<Result> release(QueueTicket ticket, HoldId holdId) {
        return tickets.show(ticket)
                .flatMap(standing -> standing.refusal()
                        .map(why -> Mono.<Result>just(new Result.NoTurn(why)))
                        .orElseGet(() -> releaseInTurn(ticket, holdId)));
    }

    private Mono<Result> releaseInTurn(QueueTicket ticket, HoldId holdId) {
        return holds.release(ticket.concertId(), holdId, ticket.userId())
                .map(released -> released ? new Result.Released() : new Result.UnknownHold());
    }
}
