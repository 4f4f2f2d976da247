package io.frontrow.reservation.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.User;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.SeatHolder;
import io.frontrow.reservation.model.SectionSales;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.model.SeatStatus;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.Points;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link PerformanceSales}: the seats by section, and who has them. */
public abstract class PerformanceSalesContract extends SystemOfRecordContract {

    private static final Section STALLS = new Section("Stalls", 1, 10, new Points(70_000));
    private static final Section GALLERY = new Section("Gallery", 2, 5, new Points(30_000));

    @Test
    void seatsAreCountedBySection() {
        Performance performance = aHall();
        Performance other = aHall();
        User user = aUser();
        aReservation(user, performance, 1, 11);
        aPurchase(user, performance, 12, 13);
        aReservation(aUser(), other, 5);

        Map<PerformanceId, List<SectionSales>> sections = get(sales().sections(Map.of(
                performance.performanceId(),
                SeatNumbers.of(1, 2, 3, 11, 20),
                other.performanceId(),
                SeatNumbers.NONE)));

        assertThat(sections)
                .containsEntry(
                        performance.performanceId(),
                        List.of(new SectionSales(STALLS, 2, 1, 0), new SectionSales(GALLERY, 1, 1, 2)))
                .containsEntry(
                        other.performanceId(),
                        List.of(new SectionSales(STALLS, 0, 1, 0), new SectionSales(GALLERY, 0, 0, 0)));
    }

    @Test
    void aReservationPastItsDeadlineDoesNotCount() {
        Performance performance = aHall();
        aReservation(aUser(), performance, MOMENT, 1);
        store().time().pass(MOMENT);

        assertThat(get(sales().sections(Map.of(performance.performanceId(), SeatNumbers.NONE)))
                        .get(performance.performanceId()))
                .first()
                .isEqualTo(new SectionSales(STALLS, 0, 0, 0));
        assertThat(get(sales().holders(performance.performanceId(), List.of(), 0, 10)))
                .isEmpty();
    }

    @Test
    void anUnknownPerformanceHasNoSections() {
        PerformanceId unknown = new PerformanceId(UUID.randomUUID());

        assertThat(get(sales().sections(Map.of(unknown, SeatNumbers.of(1))))).doesNotContainKey(unknown);
        assertThat(get(sales().holders(unknown, List.of(), 0, 10))).isEmpty();
    }

    @Test
    void theHoldersOfSeatsAreListedByNumber() {
        Performance performance = aHall();
        User one = aUser();
        User other = aUser();
        Reservation reserved = aReservation(one, performance, 3, 11);
        Reservation paid = aPurchase(other, performance, 2);

        assertThat(get(sales().holders(performance.performanceId(), List.of(), 0, 10)))
                .containsExactly(
                        holder(2, SeatStatus.SOLD, other, paid),
                        holder(3, SeatStatus.RESERVED, one, reserved),
                        holder(11, SeatStatus.RESERVED, one, reserved));
        assertThat(get(sales().holders(performance.performanceId(), List.of(), 2, 1)))
                .containsExactly(holder(3, SeatStatus.RESERVED, one, reserved));
    }

    @Test
    void aHeldSeatIsListedWithItsUserUnlessItIsReservedOrSold() {
        Performance performance = aHall();
        User one = aUser();
        User other = aUser();
        Reservation reserved = aReservation(one, performance, 3);
        List<SeatHold> held = List.of(aHold(performance, one, 3, 9), aHold(performance, other, 2, 14));

        assertThat(get(sales().holders(performance.performanceId(), held, 0, 10)))
                .containsExactly(
                        holder(2, SeatStatus.HELD, other),
                        holder(3, SeatStatus.RESERVED, one, reserved),
                        holder(9, SeatStatus.HELD, one),
                        holder(14, SeatStatus.HELD, other));
        assertThat(get(sales().holders(performance.performanceId(), held, 2, 2)))
                .containsExactly(holder(3, SeatStatus.RESERVED, one, reserved), holder(9, SeatStatus.HELD, one));
    }

    private static SeatHold aHold(Performance performance, User user, int... seats) {
        return new SeatHold(
                new HoldId(UUID.randomUUID()),
                performance.performanceId(),
                user.userId(),
                SeatNumbers.of(seats),
                Instant.now().plus(HOLD),
                HOLD);
    }

    private static SeatHolder holder(int seatNumber, SeatStatus status, User user) {
        return new SeatHolder(seatNumber, status, user.userId(), user.email(), Optional.empty());
    }

    private static SeatHolder holder(int seatNumber, SeatStatus status, User user, Reservation reservation) {
        return new SeatHolder(
                seatNumber, status, user.userId(), user.email(), Optional.of(reservation.reservationId()));
    }

    private Performance aHall() {
        return aPerformance(aConcert(), fromNow(Duration.ofDays(1)), new SeatPlan(List.of(STALLS, GALLERY)));
    }

    private PerformanceSales sales() {
        return store().sales();
    }
}
