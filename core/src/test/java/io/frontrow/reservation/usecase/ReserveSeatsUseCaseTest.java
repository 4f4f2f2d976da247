package io.frontrow.reservation.usecase;

import static io.frontrow.shared.SaleFixture.aUser;
import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.reservation.ReserveSeats;
import io.frontrow.reservation.ReserveSeats.Command.FromHold;
import io.frontrow.reservation.ReserveSeats.Command.FromSeats;
import io.frontrow.reservation.ReserveSeats.Result;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.seat.HoldSeats;
import io.frontrow.seat.HoldSeats.Result.Refusal;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.port.FaultySeatHolds;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.Points;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ReserveSeatsUseCaseTest {

    private final SaleFixture sale = new SaleFixture();
    private final HoldSeats holdSeats = sale.holdSeats;
    private final ReserveSeats reserveSeats = new ReserveSeatsUseCase(
            sale.checkTurn,
            sale.store.performances(),
            sale.holds,
            holdSeats,
            sale.store.reservations(),
            UUID::randomUUID,
            SaleFixture.RULES);

    @Test
    void aHoldBecomesAReservation() {
        QueueEntry fan = sale.aFanInTurn();

        Reservation reservation = reserved(reserve(fan, sale.aHold(fan, 12, 13)));

        assertThat(reservation.userId()).isEqualTo(fan.userId());
        assertThat(reservation.concertId()).isEqualTo(sale.concertId());
        assertThat(reservation.performanceId()).isEqualTo(sale.performanceId());
        assertThat(reservation.seats()).isEqualTo(SeatNumbers.of(12, 13));
        assertThat(reservation.totalPrice()).isEqualTo(new Points(100_000));
        assertThat(reservation.status()).isEqualTo(ReservationStatus.RESERVED);
        assertThat(get(sale.store.reservations().find(fan.userId(), reservation.reservationId())))
                .contains(reservation);
    }

    @Test
    void theReservationSharesTheDeadlineOfTheHold() {
        QueueEntry fan = sale.aFanInTurn();
        SeatHold hold = sale.aHold(fan, 12);
        sale.clock.turn(Duration.ofMinutes(4));

        Reservation reservation = reserved(reserve(fan, hold));

        assertThat(reservation.expiresAt()).isEqualTo(hold.expiresAt().truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void theHoldStaysAndKeepsOthersFromTrying() {
        QueueEntry fan = sale.aFanInTurn();

        reserve(fan, sale.aHold(fan, 12));

        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(12));
    }

    @Test
    void seatsAreHeldAndReservedInOneCommand() {
        QueueEntry fan = sale.aFanInTurn();

        Reservation reservation = reserved(reserve(fan, 12, 13));

        assertThat(reservation.seats()).isEqualTo(SeatNumbers.of(12, 13));
        assertThat(reservation.expiresAt())
                .isEqualTo(sale.clock.instant().plus(SaleFixture.HOLD_FOR).truncatedTo(ChronoUnit.MICROS));
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(12, 13));
    }

    @Test
    void aRefusedCommandLeavesNoSeatHeld() {
        QueueEntry fan = sale.aFanInTurn();
        HoldSeats overtaken =
                command -> holdSeats.hold(command).doOnNext(_ -> sale.aReservation(SaleFixture.aUser(), 12));
        ReserveSeats reserving = new ReserveSeatsUseCase(
                sale.checkTurn,
                sale.store.performances(),
                sale.holds,
                overtaken,
                sale.store.reservations(),
                UUID::randomUUID,
                SaleFixture.RULES);

        assertThat(get(reserving.reserve(
                        new ReserveSeats.Command.FromSeats(fan, sale.performanceId(), SeatNumbers.of(12, 13)))))
                .isInstanceOf(ReserveSeats.Result.SeatsRefused.class);

        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
    }

    @Test
    void aCommandIsRefusedEvenIfItsHoldCannotBeReleased() {
        QueueEntry fan = sale.aFanInTurn();
        HoldSeats overtaken =
                command -> holdSeats.hold(command).doOnNext(_ -> sale.aReservation(SaleFixture.aUser(), 12));
        ReserveSeats reserving = new ReserveSeatsUseCase(
                sale.checkTurn,
                sale.store.performances(),
                new FaultySeatHolds(
                        sale.holds,
                        UnaryOperator.identity(),
                        _ -> Mono.error(new StoreUnavailable("Memory", new IllegalStateException("unavailable")))),
                overtaken,
                sale.store.reservations(),
                UUID::randomUUID,
                SaleFixture.RULES);

        assertThat(get(reserving.reserve(
                        new ReserveSeats.Command.FromSeats(fan, sale.performanceId(), SeatNumbers.of(12, 13)))))
                .isEqualTo(new ReserveSeats.Result.SeatsRefused(new Refusal.SeatsTaken(SeatNumbers.of(12))));
    }

    @Test
    void seatsThatTheFanHoldsAreReservedOutOfThatHold() {
        QueueEntry fan = sale.aFanInTurn();
        SeatHold hold = sale.aHold(fan, 12);
        sale.clock.turn(Duration.ofMinutes(4));

        Reservation reservation = reserved(reserve(fan, 12));

        assertThat(reservation.expiresAt()).isEqualTo(hold.expiresAt().truncatedTo(ChronoUnit.MICROS));
        assertThat(reserve(fan, hold)).isEqualTo(new Result.AlreadyReserved(reservation.reservationId()));
    }

    @Test
    void aHoldIsReservedOnce() {
        QueueEntry fan = sale.aFanInTurn();
        SeatHold hold = sale.aHold(fan, 12);
        Result.AlreadyReserved again =
                new Result.AlreadyReserved(reserved(reserve(fan, hold)).reservationId());

        assertThat(reserve(fan, hold)).isEqualTo(again);
        assertThat(reserve(fan, 12)).isEqualTo(again);
    }

    @Test
    void aReservedHoldIsRememberedWhenItIsGone() {
        QueueEntry fan = sale.aFanInTurn();
        SeatHold hold = sale.aHold(fan, 12);
        Reservation reservation = reserved(reserve(fan, hold));

        assertThat(get(sale.holds.release(sale.concertId(), hold.holdId(), fan.userId())))
                .isTrue();

        assertThat(reserve(fan, hold)).isEqualTo(new Result.AlreadyReserved(reservation.reservationId()));
    }

    @Test
    void aGoneHoldOfAnotherUserRevealsNothing() {
        QueueEntry other = sale.aFanInTurn();
        SeatHold hold = sale.aHold(other, 12);
        reserve(other, hold);
        sale.clock.turn(SaleFixture.HOLD_FOR);

        assertThat(reserve(sale.aFanInTurn(), hold)).isEqualTo(new Result.HoldExpired());
    }

    @Test
    void anotherFansHoldIsUnknown() {
        SeatHold hold = sale.aHold(sale.aFanInTurn(), 12);

        assertThat(reserve(sale.aFanInTurn(), hold)).isEqualTo(new Result.UnknownHold());
    }

    @Test
    void anExpiredHoldIsNotReserved() {
        QueueEntry fan = sale.aFanInTurn();
        SeatHold hold = sale.aHold(fan, 12);

        sale.clock.turn(SaleFixture.HOLD_FOR);

        assertThat(reserve(fan, hold)).isEqualTo(new Result.HoldExpired());
    }

    @Test
    void aHoldThatNeverWasIsNotReserved() {
        FromHold command = new FromHold(sale.aFanInTurn(), new HoldId(UUID.randomUUID()));

        assertThat(get(reserveSeats.reserve(command))).isEqualTo(new Result.HoldExpired());
    }

    @Test
    void aWaitingUserReservesNothing() {
        QueueEntry fan = sale.aFanWaiting();
        Result notYet = refused(new Refusal.NoTurn(new TurnRefusal.NotYourTurn(0)));

        assertThat(get(reserveSeats.reserve(new FromHold(fan, new HoldId(UUID.randomUUID())))))
                .isEqualTo(notYet);
        assertThat(reserve(fan, 12)).isEqualTo(notYet);
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
    }

    @Test
    void aUserWhoHasLeftReservesNothing() {
        QueueEntry fan = sale.aFanInTurn();
        SeatHold hold = sale.aHold(fan, 12);
        get(sale.queue.leave(fan, LeaveReason.LEFT));

        assertThat(reserve(fan, hold))
                .isEqualTo(refused(new Refusal.NoTurn(new TurnRefusal.EntryGone(GoneReason.LEFT))));
    }

    @Test
    void anEntryIsValidForItsOwnConcertOnly() {
        QueueEntry elsewhere = sale.aFanInTurn(sale.aConcert(sale.clock.instant()));

        assertThat(reserve(elsewhere, 12)).isEqualTo(refused(new Refusal.NoTurn(new TurnRefusal.OtherConcert())));
    }

    @Test
    void aHoldOfAnotherConcertIsNotFound() {
        SeatHold hold = sale.aHold(sale.aFanInTurn(), 12);
        ConcertId other = sale.aConcert(sale.clock.instant());

        assertThat(reserve(sale.aFanInTurn(other), hold)).isEqualTo(new Result.HoldExpired());
    }

    @Test
    void anUnknownPerformanceHasNoSeats() {
        QueueEntry fan = sale.aFanInTurn();
        PerformanceId unknown = new PerformanceId(UUID.randomUUID());
        SeatHold hold = aHoldOf(fan, unknown);

        assertThat(get(reserveSeats.reserve(new FromSeats(fan, unknown, SeatNumbers.of(12)))))
                .isEqualTo(refused(new Refusal.UnknownPerformance()));
        assertThat(reserve(fan, hold)).isEqualTo(refused(new Refusal.UnknownPerformance()));
    }

    @Test
    void seatsThatTheHallDoesNotHaveAreNamed() {
        assertThat(reserve(sale.aFanInTurn(), 50, 51)).isEqualTo(refused(new Refusal.UnknownSeats(SeatNumbers.of(51))));
    }

    @Test
    void nothingIsReservedOnceThePerformanceHasBegun() {
        sale.clock.turn(Duration.ofDays(7).minusMinutes(1));
        QueueEntry fan = sale.aFanInTurn();
        SeatHold hold = sale.aHold(fan, 12);
        sale.clock.turn(Duration.ofMinutes(1));

        assertThat(reserve(fan, hold)).isEqualTo(refused(new Refusal.NotBookable()));
        assertThat(reserve(fan, 13)).isEqualTo(refused(new Refusal.NotBookable()));
    }

    @Test
    void seatsThatAnotherHoldsAreTaken() {
        sale.aHold(sale.aFanInTurn(), 13);

        assertThat(reserve(sale.aFanInTurn(), 12, 13)).isEqualTo(refused(new Refusal.SeatsTaken(SeatNumbers.of(13))));
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(13));
    }

    @Test
    void theReservationDecidesNotTheHold() {
        QueueEntry fan = sale.aFanInTurn();
        SeatHold hold = sale.aHold(fan, 12, 13);
        sale.aReservation(aUser(), 13);

        assertThat(reserve(fan, hold)).isEqualTo(refused(new Refusal.SeatsTaken(SeatNumbers.of(13))));
    }

    @Test
    void heldSeatsBeyondTheLimitAreNotReserved() {
        QueueEntry fan = sale.aFanInTurn();
        sale.aReservation(fan.userId(), 1, 2);

        assertThat(reserve(fan, sale.aHold(fan, 3, 4, 5))).isEqualTo(refused(new Refusal.OverLimit(SaleFixture.LIMIT)));
        assertThat(reserve(fan, 6)).isEqualTo(refused(new Refusal.OverLimit(SaleFixture.LIMIT)));
    }

    @Test
    void asManySeatsAsTheLimitAreReserved() {
        QueueEntry fan = sale.aFanInTurn();
        sale.aReservation(fan.userId(), 1, 2);

        assertThat(reserve(fan, sale.aHold(fan, 3, 4))).isInstanceOf(Result.Reserved.class);
    }

    @Test
    void refusalsComeInTheirOrder() {
        sale.clock.turn(Duration.ofDays(7).minusMinutes(1));
        QueueEntry fan = sale.aFanInTurn();
        SeatHold reserved = sale.aHold(fan, 1);
        SeatHold partlyTaken = sale.aHold(fan, 2, 3, 4, 5);
        SeatHold others = sale.aHold(sale.aFanInTurn(), 6);
        reserve(fan, reserved);
        sale.aReservation(aUser(), 2, 6);

        assertThat(reserve(sale.aFanWaiting(), others))
                .isInstanceOfSatisfying(
                        Result.SeatsRefused.class,
                        refused -> assertThat(refused.why()).isInstanceOf(Refusal.NoTurn.class));
        assertThat(reserve(fan, others)).isEqualTo(new Result.UnknownHold());
        assertThat(reserve(fan, partlyTaken)).isEqualTo(refused(new Refusal.SeatsTaken(SeatNumbers.of(2))));
        sale.clock.turn(Duration.ofMinutes(1));
        assertThat(reserve(fan, reserved)).isInstanceOf(Result.AlreadyReserved.class);
        assertThat(reserve(fan, partlyTaken)).isEqualTo(refused(new Refusal.NotBookable()));
        sale.clock.turn(SaleFixture.HOLD_FOR);
        assertThat(reserve(fan, partlyTaken)).isEqualTo(new Result.HoldExpired());
        assertThat(reserve(fan, reserved)).isInstanceOf(Result.AlreadyReserved.class);
    }

    private Result reserve(QueueEntry fan, SeatHold hold) {
        return get(reserveSeats.reserve(new FromHold(fan, hold.holdId())));
    }

    private Result reserve(QueueEntry fan, int... seats) {
        return get(reserveSeats.reserve(new FromSeats(fan, sale.performanceId(), SeatNumbers.of(seats))));
    }

    private static Reservation reserved(Result result) {
        return ((Result.Reserved) result).reservation();
    }

    private static Result refused(Refusal why) {
        return new Result.SeatsRefused(why);
    }

    private SeatHold aHoldOf(QueueEntry fan, PerformanceId performanceId) {
        SeatHolds.HoldRequest request = new SeatHolds.HoldRequest(
                new HoldId(UUID.randomUUID()),
                fan,
                performanceId,
                SeatNumbers.of(12),
                SeatNumbers.NONE,
                SeatPlan.SEATS_MAX,
                SaleFixture.HOLD_FOR);
        return ((SeatHolds.Outcome.Held) get(sale.holds.hold(request))).hold();
    }
}
