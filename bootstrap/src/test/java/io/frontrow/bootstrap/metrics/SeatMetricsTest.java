package io.frontrow.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.QueueEntry;
import io.frontrow.reservation.usecase.ListPerformanceSalesUseCase;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.model.PageRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeatMetricsTest {

    private final SaleFixture sale = new SaleFixture();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SeatMetrics metrics = new SeatMetrics(
            new ListPerformanceSalesUseCase(
                    sale.store.concerts(), sale.store.performances(), sale.store.sales(), sale.holds),
            registry);

    @Test
    void publishesTheSeatsOfAConcertAsOfTheLastRefresh() {
        int seats = sale.performance.plan().size();
        QueueEntry fan = sale.aFanInTurn();
        sale.aReservation(fan, 1, 2);
        sale.aHold(sale.aFanInTurn(), 3, 4, 5);

        refresh();

        assertThat(gauge("held")).isEqualTo(3);
        assertThat(gauge("reserved")).isEqualTo(2);
        assertThat(gauge("sold")).isZero();
        assertThat(gauge("available")).isEqualTo(seats - 5);
    }

    @Test
    void addsUpAllPerformancesOfAConcert() {
        int seats = sale.performance.plan().size();
        Instant next = sale.performance.startsAt();
        for (int i = 0; i < PageRequest.LIMIT_MAX; i++) {
            next = next.plus(Duration.ofHours(3));
            sale.aPerformance(sale.concertId(), next);
        }

        refresh();

        assertThat(gauge("available")).isEqualTo((PageRequest.LIMIT_MAX + 1.0) * seats);
    }

    @Test
    void removesTheMetricsOfAConcertThatIsOver() {
        refresh();
        assertThat(registry.getMeters()).hasSize(4);

        sale.clock.turn(Duration.ofDays(30));
        refresh();

        assertThat(registry.getMeters()).isEmpty();
    }

    private void refresh() {
        assertThat(SaleFixture.get(metrics.refresh())).isZero();
    }

    private double gauge(String state) {
        return registry.get("frontrow.seats." + state)
                .tag("concert", sale.concertId().value().toString())
                .gauge()
                .value();
    }
}
