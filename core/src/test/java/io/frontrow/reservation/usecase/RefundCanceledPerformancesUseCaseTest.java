package io.frontrow.reservation.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.Performance;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.reservation.RefundCanceledPerformances;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.reservation.port.CanceledPerformances;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.PerformanceId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RefundCanceledPerformancesUseCaseTest {

    private final SaleFixture sale = new SaleFixture();

    @Test
    void cancelsReservationsAndReleasesHolds() {
        QueueEntry fan = sale.aFanInTurn();
        Reservation reservation = sale.aReservation(fan, 1);
        sale.aHold(fan, 2);
        cancel(sale.performance);

        assertThat(get(refunds(sale.store.canceledPerformances()).refund())).isEqualTo(1);

        assertThat(statusOf(reservation)).isEqualTo(ReservationStatus.CANCELED);
        assertThat(sale.heldSeats().isEmpty()).isTrue();
        assertThat(get(sale.store.canceledPerformances().unfinished(10))).isEmpty();
    }

    @Test
    void goesOnWithTheOthersWhenOneFails() {
        Performance broken =
                sale.aPerformance(sale.concertId(), sale.performance.startsAt().plus(Duration.ofDays(1)));
        Reservation reservation = sale.aReservation(sale.aFanInTurn(), 1);
        cancel(broken);
        cancel(sale.performance);

        StepVerifier.create(refunds(new FailingFor(broken.performanceId(), sale.store.canceledPerformances()))
                        .refund())
                .verifyErrorMessage("broken");

        assertThat(statusOf(reservation)).isEqualTo(ReservationStatus.CANCELED);
    }

    private RefundCanceledPerformances refunds(CanceledPerformances performances) {
        return new RefundCanceledPerformancesUseCase(performances, sale.holds, UUID::randomUUID);
    }

    private void cancel(Performance performance) {
        get(sale.store
                .performances()
                .cancel(performance.performanceId(), "the singer is ill", SaleFixture.anOperator()));
    }

    private ReservationStatus statusOf(Reservation reservation) {
        return get(sale.store.reservations().find(reservation.userId(), reservation.reservationId()))
                .orElseThrow()
                .status();
    }

    /** A store in which one performance cannot be canceled. It comes before the others. */
    private record FailingFor(PerformanceId broken, CanceledPerformances store) implements CanceledPerformances {

        @Override
        public Mono<List<Unfinished>> unfinished(int atMost) {
            return store.unfinished(atMost)
                    .doOnNext(all -> assertThat(all.getFirst().performanceId()).isEqualTo(broken));
        }

        @Override
        public Mono<List<CanceledReservation>> cancelReservations(PerformanceId performanceId, List<NewRefund> newIds) {
            return performanceId.equals(broken)
                    ? Mono.error(new IllegalStateException("broken"))
                    : store.cancelReservations(performanceId, newIds);
        }

        @Override
        public Mono<Boolean> finish(PerformanceId performanceId) {
            return store.finish(performanceId);
        }
    }
}
