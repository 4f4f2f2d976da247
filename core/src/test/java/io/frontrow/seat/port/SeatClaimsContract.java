package io.frontrow.seat.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.User;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.seat.model.ClaimedSeats;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.port.SeatClaims.Conflicts;
import io.frontrow.shared.SaleContract;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.ReservationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** The contract of {@link SeatClaims}. */
public abstract class SeatClaimsContract extends SaleContract {

    @Test
    void knowsNoClaimsAtFirst() {
        assertThat(claimed()).isEqualTo(new ClaimedSeats(SeatNumbers.NONE, SeatNumbers.NONE));
    }

    @Test
    void distinguishesReservedFromSold() {
        aReservation(fan, performance, 3, 1);
        aPurchase(other, performance, 50, 2);
        aReservation(other, aPerformance(), 7);

        assertThat(claimed()).isEqualTo(new ClaimedSeats(SeatNumbers.of(1, 3), SeatNumbers.of(2, 50)));
    }

    @Test
    void forgetsAClaimPastItsDeadline() {
        aReservation(fan, performance, MOMENT, 1);
        store().time().pass(MOMENT);

        assertThat(claimed().reserved()).isEqualTo(SeatNumbers.NONE);
        assertThat(conflicts(other, 1)).isEqualTo(new Conflicts(SeatNumbers.NONE, SeatNumbers.NONE));
        assertThat(taken(SeatNumbers.NONE)).isZero();
    }

    @Test
    void reportsSeatsThatOthersHaveAsTaken() {
        aReservation(other, performance, 1);
        aPurchase(other, performance, 2);

        assertThat(conflicts(fan, 1, 2, 3)).isEqualTo(new Conflicts(SeatNumbers.of(1, 2), SeatNumbers.NONE));
        assertThat(conflicts(fan, 3)).isEqualTo(new Conflicts(SeatNumbers.NONE, SeatNumbers.NONE));
    }

    @Test
    void reportsSeatsThatTheUserHasAlready() {
        Reservation reservation = aReservation(fan, performance, 1, 2);
        aPurchase(fan, performance, 3);
        SeatNumbers own = SeatNumbers.of(1, 2, 3);

        assertThat(conflicts(fan, 3, 4)).isEqualTo(new Conflicts(SeatNumbers.of(3), own));
        assertThat(conflicts(fan, 4)).isEqualTo(new Conflicts(SeatNumbers.NONE, own));
        assertThat(conflicts(fan, 2, 3, 4))
                .isEqualTo(new Conflicts(SeatNumbers.of(3), own, Optional.of(reservation.reservationId())));
    }

    @Test
    void reportsConflictsOfManyUsersAtOnceToEach() {
        Reservation reservation = aReservation(other, performance, 1);
        aPurchase(fan, performance, 2);

        List<Conflicts> found = get(Flux.range(1, 50)
                .flatMapSequential(
                        seat -> store().claims()
                                .conflicts(
                                        performance.performanceId(),
                                        SeatNumbers.of(seat),
                                        (seat % 3 == 1 ? other : fan).userId()),
                        50)
                .collectList());

        assertThat(found.get(0))
                .isEqualTo(
                        new Conflicts(SeatNumbers.NONE, SeatNumbers.of(1), Optional.of(reservation.reservationId())));
        assertThat(found.get(1)).isEqualTo(new Conflicts(SeatNumbers.of(2), SeatNumbers.of(2)));
        assertThat(found.get(2)).isEqualTo(new Conflicts(SeatNumbers.NONE, SeatNumbers.of(2)));
        assertThat(found.get(48)).isEqualTo(new Conflicts(SeatNumbers.NONE, SeatNumbers.of(1)));
    }

    @Test
    void knowsTheReservationOfAHoldUntilItIsCanceledOrExpires() {
        SeatHold hold = hold(fan, performance, HOLD, 1);
        SeatHold brief = hold(fan, performance, MOMENT, 2);
        Reservation reservation = reserved(hold);
        reserved(brief);
        store().time().pass(MOMENT);

        assertThat(reservationOf(hold, fan)).contains(reservation.reservationId());
        assertThat(reservationOf(hold, other)).isEmpty();
        assertThat(reservationOf(brief, fan)).isEmpty();
        assertThat(reservationOf(hold(fan, performance, HOLD, 3), fan)).isEmpty();
        topUp(fan, reservation.totalPrice().value());
        pay(reservation);
        assertThat(reservationOf(hold, fan)).contains(reservation.reservationId());
        get(store().cancellations().cancel(cancellationOf(reservation, null)));
        assertThat(reservationOf(hold, fan)).isEmpty();
    }

    private Reservation reserved(SeatHold hold) {
        return ((Reservations.Outcome.Reserved) get(tryToReserve(hold, performance))).reservation();
    }

    private Optional<ReservationId> reservationOf(SeatHold hold, User user) {
        return get(store().claims().reservationOf(hold.holdId(), user.userId()));
    }

    @Test
    void countsWhatIsClaimedOrHeldOrBothOnce() {
        aReservation(fan, performance, 1, 2);
        aPurchase(other, performance, 3);

        assertThat(taken(SeatNumbers.NONE)).isEqualTo(3);
        assertThat(taken(SeatNumbers.of(2, 3, 4, 5))).isEqualTo(5);
    }

    @Test
    void countsEachPerformanceByItself() {
        Performance empty = aPerformance();
        aReservation(fan, performance, 1);

        Map<PerformanceId, SeatNumbers> held =
                Map.of(performance.performanceId(), SeatNumbers.NONE, empty.performanceId(), SeatNumbers.NONE);

        assertThat(get(store().claims().countTaken(held)))
                .isEqualTo(Map.of(performance.performanceId(), 1, empty.performanceId(), 0));
    }

    @Test
    void countsNothingOfNoPerformance() {
        assertThat(get(store().claims().countTaken(Map.of()))).isEmpty();
    }

    private ClaimedSeats claimed() {
        return get(store().claims().claimed(performance.performanceId()));
    }

    private Conflicts conflicts(User user, int... wanted) {
        return get(store().claims().conflicts(performance.performanceId(), SeatNumbers.of(wanted), user.userId()));
    }

    private int taken(SeatNumbers held) {
        return get(store().claims().countTaken(Map.of(performance.performanceId(), held)))
                .getOrDefault(performance.performanceId(), -1);
    }
}
