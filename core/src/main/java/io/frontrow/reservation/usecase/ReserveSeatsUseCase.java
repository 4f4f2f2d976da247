package io.frontrow.reservation.usecase;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.CheckTurn;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.reservation.ReserveSeats;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.reservation.port.Reservations.NewReservation;
import io.frontrow.seat.HoldSeats;
import io.frontrow.seat.HoldSeats.Result.Refusal;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.model.SeatRules;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.port.Ids;
import io.frontrow.shared.port.StoreUnavailable;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Turns a hold into claims. The hold remains until it expires or the reservation is paid, so that other users do not
 * try to hold seats that they could not reserve.
 */
public final class ReserveSeatsUseCase implements ReserveSeats {

    private final CheckTurn checkTurn;
    private final Performances performances;
    private final SeatHolds holds;
    private final HoldSeats holdSeats;
    private final Reservations reservations;
    private final Ids ids;
    private final SeatRules rules;

    public ReserveSeatsUseCase(
            CheckTurn checkTurn,
            Performances performances,
            SeatHolds holds,
            HoldSeats holdSeats,
            Reservations reservations,
            Ids ids,
            SeatRules rules) {
        this.checkTurn = checkTurn;
        this.performances = performances;
        this.holds = holds;
        this.holdSeats = holdSeats;
        this.reservations = reservations;
        this.ids = ids;
        this.rules = rules;
    }

    @Override
    public Mono<Result> reserve(Command command) {
        return switch (command) {
            case Command.FromHold(var entry, var holdId) -> reserveInTurn(entry, holdId);
            case Command.FromSeats(var entry, var performanceId, var seats) ->
                holdSeats
                        .hold(new HoldSeats.Command(entry, performanceId, seats))
                        .flatMap(result -> reserveIfHeld(entry, result));
        };
    }

    private Mono<Result> reserveIfHeld(QueueEntry entry, HoldSeats.Result result) {
        return switch (result) {
            case HoldSeats.Result.Held held ->
                claim(entry, held.hold()).delayUntil(reserved -> giveBackIfRefused(entry, held, reserved));
            case Refusal.AlreadyReserved(var reservationId) -> Mono.just(new Result.AlreadyReserved(reservationId));
            case Refusal refusal -> Mono.just(new Result.SeatsRefused(refusal));
        };
    }

    /** A refused command leaves no seats held that were not held before. */
    private Mono<Boolean> giveBackIfRefused(QueueEntry entry, HoldSeats.Result.Held held, Result reserved) {
        return reserved instanceof Result.Reserved || held.repeated()
                ? Mono.just(false)
                : holds.release(entry.concertId(), held.hold().holdId(), entry.userId())
                        .onErrorReturn(StoreUnavailable.class, false);
    }

    private Mono<Result> reserveInTurn(QueueEntry entry, HoldId holdId) {
        return checkTurn.whenInTurn(
                entry, why -> new Result.SeatsRefused(new Refusal.NoTurn(why)), () -> reserveHold(entry, holdId));
    }

    private Mono<Result> reserveHold(QueueEntry entry, HoldId holdId) {
        return holds.find(entry.concertId(), holdId).flatMap(found -> {
            if (found.isEmpty()) {
                return withoutHold(entry, holdId);
            }
            SeatHold hold = found.get();
            return hold.userId().equals(entry.userId()) ? claim(entry, hold) : Mono.just(new Result.UnknownHold());
        });
    }

    /**
     * If the hold was released by the payment, or lost by its store, a reservation may have been made from it before.
     */
    private Mono<Result> withoutHold(QueueEntry entry, HoldId holdId) {
        return reservations
                .findByHold(entry.userId(), holdId)
                .map(found -> found.<Result>map(made -> new Result.AlreadyReserved(made.reservationId()))
                        .orElseGet(Result.HoldExpired::new));
    }

    private Mono<Result> claim(QueueEntry entry, SeatHold hold) {
        return performances.find(hold.performanceId()).flatMap(found -> claim(entry, hold, found));
    }

    private Mono<Result> claim(QueueEntry entry, SeatHold hold, Optional<Performance> performance) {
        if (performance.isEmpty()) {
            return Mono.just(new Result.SeatsRefused(new Refusal.UnknownPerformance()));
        }
        NewReservation reservation = new NewReservation(
                new ReservationId(ids.next()), performance.get(), hold, entry.entryId(), rules.perUserMax());
        return reservations.reserve(reservation).map(this::result);
    }

    private Result result(Reservations.Outcome outcome) {
        return switch (outcome) {
            case Reservations.Outcome.Reserved(var reservation) -> new Result.Reserved(reservation);
            case Reservations.Outcome.AlreadyReserved(var id) -> new Result.AlreadyReserved(id);
            case Reservations.Outcome.HoldExpired() -> new Result.HoldExpired();
            case Reservations.Outcome.NotBookable() -> new Result.SeatsRefused(new Refusal.NotBookable());
            case Reservations.Outcome.Taken(var taken) -> new Result.SeatsRefused(new Refusal.SeatsTaken(taken));
            case Reservations.Outcome.OverLimit() -> new Result.SeatsRefused(new Refusal.OverLimit(rules.perUserMax()));
        };
    }
}
