package io.frontrow.seat.usecase;

import static io.frontrow.shared.SaleFixture.aUser;
import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.seat.HoldSeats;
import io.frontrow.seat.HoldSeats.Command;
import io.frontrow.seat.HoldSeats.Result;
import io.frontrow.seat.HoldSeats.Result.Held;
import io.frontrow.seat.HoldSeats.Result.Refusal;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.Points;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldSeatsUseCaseTest {

    private final SaleFixture sale = new SaleFixture();
    private final HoldSeats holdSeats = sale.holdSeats;

    @Test
    void aUserWhoseEntryWasLostIsRestoredToTheQueue() {
        QueueEntry fan = sale.aFanInTurn();
        sale.queue.lose(sale.concertId());

        assertThat(hold(fan, 12)).isEqualTo(new Refusal.NoTurn(new TurnRefusal.NotYourTurn(0)));
    }

    @Test
    void anActiveUserHoldsSeatsForFiveMinutes() {
        QueueEntry fan = sale.aFanInTurn();

        Held held = held(fan, 12, 13);

        assertThat(held.repeated()).isFalse();
        assertThat(held.totalPrice()).isEqualTo(new Points(100_000));
        assertThat(held.hold().userId()).isEqualTo(fan.userId());
        assertThat(held.hold().seats()).isEqualTo(SeatNumbers.of(12, 13));
        assertThat(held.hold().expiresAt()).isEqualTo(sale.clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(held.hold().remaining()).isEqualTo(Duration.ofMinutes(5));
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(12, 13));
    }

    @Test
    void theTurnLastsAsLongAsTheHold() {
        sale.setPolicy(sale.aRoom().turnSeconds(10).policy());
        QueueEntry fan = sale.aFanInTurn();

        Held held = held(fan, 12);

        assertThat(sale.state(fan)).isEqualTo(new EntryState.Active(held.hold().expiresAt()));
    }

    @Test
    void whoReleasesAndHoldsAgainStaysNoLongerThanTheTurnAndOneHold() {
        sale.setPolicy(sale.aRoom().turnSeconds(30).policy());
        QueueEntry fan = sale.aFanInTurn();
        sale.clock.turn(Duration.ofSeconds(29));
        held(fan, 12);
        sale.clock.turn(Duration.ofSeconds(1));

        assertThat(hold(fan, 13)).isEqualTo(new Refusal.NoMoreHolds());
        get(sale.holds.releaseAll(fan).thenReturn(true));
        assertThat(hold(fan, 12)).isEqualTo(new Refusal.NoTurn(new TurnRefusal.EntryGone(GoneReason.EXPIRED)));
    }

    @Test
    void holdingTheSameAgainGivesTheSameHoldWhichEndsWhenItWould() {
        QueueEntry fan = sale.aFanInTurn();
        SeatHold first = held(fan, 12, 13).hold();
        sale.clock.turn(Duration.ofMinutes(1));

        Held again = held(fan, 12, 13);

        assertThat(again.repeated()).isTrue();
        assertThat(again.hold().holdId()).isEqualTo(first.holdId());
        assertThat(again.hold().expiresAt()).isEqualTo(first.expiresAt());
        assertThat(again.hold().remaining()).isEqualTo(Duration.ofMinutes(4));
        assertThat(again.totalPrice()).isEqualTo(new Points(100_000));
    }

    @Test
    void aWaitingUserSeesTheNumberOfEntriesAhead() {
        sale.aFanWaiting();

        assertThat(hold(sale.aFanWaiting(), 12)).isEqualTo(new Refusal.NoTurn(new TurnRefusal.NotYourTurn(1)));
    }

    @Test
    void anEntryThatHasLeftHasNoTurn() {
        QueueEntry fan = sale.aFanInTurn();
        get(sale.queue.leave(fan, LeaveReason.LEFT));

        assertThat(hold(fan, 12)).isEqualTo(new Refusal.NoTurn(new TurnRefusal.EntryGone(GoneReason.LEFT)));
    }

    @Test
    void anUnknownPerformanceHasNoSeats() {
        Command command = new Command(sale.aFanInTurn(), new PerformanceId(UUID.randomUUID()), SeatNumbers.of(12));

        assertThat(get(holdSeats.hold(command))).isEqualTo(new Refusal.UnknownPerformance());
    }

    @Test
    void anEntryIsValidForItsOwnConcertOnly() {
        ConcertId other = sale.aConcert(sale.clock.instant());

        assertThat(hold(sale.aFanInTurn(other), 12)).isEqualTo(new Refusal.NoTurn(new TurnRefusal.OtherConcert()));
    }

    @Test
    void nothingIsHeldBeforeTheSaleOpens() {
        ConcertId later = sale.aConcert(sale.clock.instant().plus(Duration.ofHours(1)));
        Performance performance = sale.aPerformance(later, sale.clock.instant().plus(Duration.ofDays(1)));
        Command command = new Command(sale.aFanInTurn(later), performance.performanceId(), SeatNumbers.of(12));

        assertThat(get(holdSeats.hold(command))).isEqualTo(new Refusal.NotBookable());
        sale.clock.turn(Duration.ofHours(1));
        Command inTime = new Command(sale.aFanInTurn(later), performance.performanceId(), SeatNumbers.of(12));
        assertThat(get(holdSeats.hold(inTime))).isInstanceOf(Held.class);
    }

    @Test
    void nothingIsHeldOnceThePerformanceHasBegun() {
        sale.clock.turn(Duration.ofDays(7));

        assertThat(hold(sale.aFanInTurn(), 12)).isEqualTo(new Refusal.NotBookable());
    }

    @Test
    void seatsThatTheHallDoesNotHaveAreNamed() {
        assertThat(hold(sale.aFanInTurn(), 0, 1, 50, 51, 1_000))
                .isEqualTo(new Refusal.UnknownSeats(SeatNumbers.of(0, 51, 1_000)));
    }

    @Test
    void seatsThatAnotherHoldsAreTaken() {
        sale.aHold(sale.aFanInTurn(), 13);

        assertThat(hold(sale.aFanInTurn(), 12, 13)).isEqualTo(new Refusal.SeatsTaken(SeatNumbers.of(13)));
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(13));
    }

    @Test
    void seatsReservedByAnotherUserAreTakenEvenWithoutAHold() {
        sale.aReservation(aUser(), 13);

        assertThat(hold(sale.aFanInTurn(), 12, 13)).isEqualTo(new Refusal.SeatsTaken(SeatNumbers.of(13)));
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
    }

    @Test
    void ownReservedSeatsCannotBeHeldAgain() {
        QueueEntry fan = sale.aFanInTurn();
        Reservation reservation = sale.aReservation(fan.userId(), 12);

        assertThat(hold(fan, 12)).isEqualTo(new Refusal.AlreadyReserved(reservation.reservationId()));
        assertThat(hold(fan, 12, 13)).isEqualTo(new Refusal.AlreadyReserved(reservation.reservationId()));
        sale.clock.turn(SaleFixture.HOLD_FOR);
        assertThat(hold(fan, 12)).isInstanceOf(Held.class);
    }

    @Test
    void heldAndReservedSeatsCountTowardsTheLimit() {
        QueueEntry fan = sale.aFanInTurn();
        sale.aReservation(fan.userId(), 1, 2);
        sale.aHold(fan, 3);

        assertThat(hold(fan, 4, 5)).isEqualTo(new Refusal.OverLimit(SaleFixture.LIMIT));
        assertThat(hold(fan, 4)).isInstanceOf(Held.class);
        assertThat(hold(fan, 5)).isEqualTo(new Refusal.OverLimit(SaleFixture.LIMIT));
    }

    @Test
    void seatsAreFreeAgainWhenTheHoldHasRunOut() {
        held(sale.aFanInTurn(), 12);

        sale.clock.turn(SaleFixture.HOLD_FOR);

        assertThat(hold(sale.aFanInTurn(), 12)).isInstanceOf(Held.class);
    }

    @Test
    void refusalsComeInTheirOrder() {
        sale.aHold(sale.aFanInTurn(), 1);
        QueueEntry fan = sale.aFanInTurn();

        assertThat(hold(fan, 1, 2, 3, 4, 5, 51)).isInstanceOf(Refusal.UnknownSeats.class);
        assertThat(hold(fan, 1, 2, 3, 4, 5)).isInstanceOf(Refusal.SeatsTaken.class);
        assertThat(hold(fan, 2, 3, 4, 5, 6)).isInstanceOf(Refusal.OverLimit.class);
        sale.clock.turn(Duration.ofDays(7));
        assertThat(hold(sale.aFanInTurn(), 51)).isInstanceOf(Refusal.NotBookable.class);
        assertThat(hold(fan, 51)).isInstanceOf(Refusal.NoTurn.class);
    }

    private Result hold(QueueEntry fan, int... seats) {
        return get(holdSeats.hold(new Command(fan, sale.performanceId(), SeatNumbers.of(seats))));
    }

    private Held held(QueueEntry fan, int... seats) {
        return (Held) hold(fan, seats);
    }
}
