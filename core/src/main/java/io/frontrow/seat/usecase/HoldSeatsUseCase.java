package io.frontrow.seat.usecase;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.CheckTurn;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.seat.HoldSeats;
import io.frontrow.seat.HoldSeats.Result.Refusal;
import io.frontrow.seat.model.SeatRules;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatClaims.Conflicts;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.model.Points;
import io.frontrow.shared.port.Ids;
import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Checks the turn, the performance and the claims before anything is written, then holds the seats in one step. */
public final class HoldSeatsUseCase implements HoldSeats {

    private final CheckTurn checkTurn;
    private final Performances performances;
    private final SeatClaims claims;
    private final SeatHolds holds;
    private final Ids ids;
    private final Clock clock;
    private final SeatRules rules;

    public HoldSeatsUseCase(
            CheckTurn checkTurn,
            Performances performances,
            SeatClaims claims,
            SeatHolds holds,
            Ids ids,
            Clock clock,
            SeatRules rules) {
        this.checkTurn = checkTurn;
        this.performances = performances;
        this.claims = claims;
        this.holds = holds;
        this.ids = ids;
        this.clock = clock;
        this.rules = rules;
    }

    @Override
    public Mono<Result> hold(Command command) {
        return checkTurn.whenInTurn(command.entry(), Refusal.NoTurn::new, () -> holdInTurn(command));
    }

    private Mono<Result> holdInTurn(Command command) {
        return performances
                .find(command.performanceId())
                .flatMap(found -> refusal(found, command)
                        .map(Mono::just)
                        .orElseGet(() -> holdUnclaimed(command, found.orElseThrow())));
    }

    private Optional<Result> refusal(Optional<Performance> found, Command command) {
        if (found.isEmpty()) {
            return Optional.of(new Refusal.UnknownPerformance());
        }
        Performance performance = found.get();
        if (!performance.concertId().equals(command.entry().concertId())) {
            return Optional.of(new Refusal.NoTurn(new TurnRefusal.OtherConcert()));
        }
        if (!performance.isBookable(clock.instant())) {
            return Optional.of(new Refusal.NotBookable());
        }
        SeatNumbers unknown = performance.plan().unknown(command.seats());
        return unknown.isEmpty() ? Optional.empty() : Optional.of(new Refusal.UnknownSeats(unknown));
    }

    private Mono<Result> holdUnclaimed(Command command, Performance performance) {
        return claims.conflicts(
                        command.performanceId(),
                        command.seats(),
                        command.entry().userId())
                .flatMap(conflicts -> refusal(conflicts)
                        .map(Mono::just)
                        .orElseGet(() -> hold(request(command, conflicts), performance)));
    }

    private static Optional<Result> refusal(Conflicts conflicts) {
        return conflicts.taken().isEmpty()
                ? conflicts.reservedBy().map(Refusal.AlreadyReserved::new)
                : Optional.of(new Refusal.SeatsTaken(conflicts.taken()));
    }

    /** Computes the price first, so that nothing can fail after the seats are held. */
    private Mono<Result> hold(SeatHolds.HoldRequest request, Performance performance) {
        Points totalPrice = performance.plan().price(request.seats());
        return holds.hold(request).map(outcome -> result(outcome, totalPrice));
    }

    private SeatHolds.HoldRequest request(Command command, Conflicts conflicts) {
        return new SeatHolds.HoldRequest(
                new HoldId(ids.next()),
                command.entry(),
                command.performanceId(),
                command.seats(),
                conflicts.own(),
                rules.perUserMax(),
                rules.holdFor());
    }

    private Result result(SeatHolds.Outcome outcome, Points totalPrice) {
        return switch (outcome) {
            case SeatHolds.Outcome.Held(var hold, var repeated) -> new Result.Held(hold, totalPrice, repeated);
            case SeatHolds.Outcome.NoTurn(var why) -> new Refusal.NoTurn(why);
            case SeatHolds.Outcome.NoMoreHolds() -> new Refusal.NoMoreHolds();
            case SeatHolds.Outcome.Taken(var taken) -> new Refusal.SeatsTaken(taken);
            case SeatHolds.Outcome.OverLimit() -> new Refusal.OverLimit(rules.perUserMax());
        };
    }
}
