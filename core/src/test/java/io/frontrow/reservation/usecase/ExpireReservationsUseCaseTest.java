package io.frontrow.reservation.usecase;

import static io.frontrow.shared.SaleFixture.aUser;
import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.reservation.ExpireReservations;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.model.Points;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpireReservationsUseCaseTest {

    private final SaleFixture sale = new SaleFixture();
    private final ExpireReservations expireReservations = new ExpireReservationsUseCase(sale.store.reservations());

    @Test
    void nothingOverdueIsNothingToDo() {
        sale.aReservation(aUser(), 1);

        assertThat(get(expireReservations.expire())).isZero();
    }

    @Test
    void onlyWhatIsOverdueExpires() {
        sale.aReservation(aUser(), 1);
        sale.clock.turn(Duration.ofMinutes(1));
        sale.aReservation(aUser(), 2);
        sale.clock.turn(Duration.ofMinutes(4));

        assertThat(get(expireReservations.expire())).isEqualTo(1);
        assertThat(get(sale.store.claims().claimed(sale.performanceId())).reserved())
                .isEqualTo(SeatNumbers.of(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 200, 201, 400, 450})
    void moreThanABatchExpireBatchByBatch(int overdue) {
        reserve(overdue);
        sale.clock.turn(SaleFixture.HOLD_FOR);

        assertThat(get(expireReservations.expire())).isEqualTo(overdue);

        assertThat(get(sale.store.reservations().expireOverdue(1))).isZero();
    }

    private void reserve(int count) {
        SeatPlan plan = new SeatPlan(List.of(new Section("A", 1, count, new Points(1))));
        Performance performance =
                sale.aPerformance(sale.concertId(), sale.clock.instant().plus(Duration.ofDays(1)), plan);
        IntStream.rangeClosed(1, count).forEach(seat -> reserve(performance, seat));
    }

    private void reserve(Performance performance, int seat) {
        SeatHold hold = new SeatHold(
                new HoldId(UUID.randomUUID()),
                performance.performanceId(),
                aUser(),
                SeatNumbers.of(seat),
                sale.clock.instant().plus(SaleFixture.HOLD_FOR),
                SaleFixture.HOLD_FOR);
        Reservations.NewReservation newReservation = new Reservations.NewReservation(
                new ReservationId(UUID.randomUUID()),
                performance,
                hold,
                new QueueEntryId(UUID.randomUUID()),
                SaleFixture.LIMIT);
        assertThat(get(sale.store.reservations().reserve(newReservation)))
                .isInstanceOf(Reservations.Outcome.Reserved.class);
    }
}
