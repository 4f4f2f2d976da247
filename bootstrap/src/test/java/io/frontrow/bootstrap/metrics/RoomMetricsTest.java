package io.frontrow.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.shared.SaleFixture;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomMetricsTest {

    private final SaleFixture sale = new SaleFixture();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RoomMetrics metrics = new RoomMetrics(sale.store.rooms(), sale.queue, sale.clock, registry);

    @Test
    void publishesTheCountsOfARoomAsOfTheLastRefresh() {
        sale.setPolicy(sale.aRoom().capacity(2).policy());
        sale.fansWaiting(5);
        SaleFixture.get(sale.queue.admit(sale.room(), 10));
        refresh();
        sale.fansWaiting(7);

        assertThat(gauge("waiting")).isEqualTo(3);
        assertThat(gauge("active")).isEqualTo(2);
        assertThat(counter("admitted")).isEqualTo(2);
        refresh();
        assertThat(gauge("waiting")).isEqualTo(10);
    }

    @Test
    void publishesHowManyAreAway() {
        sale.setPolicy(sale.aRoom().idleSeconds(60).awaySeconds(600).pause().policy());
        List<QueueEntry> fans = sale.fansWaiting(3);
        SaleFixture.get(sale.queue.admit(sale.room(), 10));
        sale.queue.silence(sale.concertId(), fans.getFirst().userId(), Duration.ofMinutes(2));
        SaleFixture.get(sale.queue.evictIdle(sale.concertId(), Duration.ofHours(1), 10));

        refresh();

        assertThat(gauge("away")).isEqualTo(1);
        assertThat(gauge("waiting")).isEqualTo(3);
    }

    @Test
    void countsEntriesThatLeftAndTurnsThatRanOut() {
        sale.aFanInTurn();
        sale.clock.turn(sale.room().policy().turn());
        SaleFixture.get(sale.queue.leave(sale.aFanInTurn(), LeaveReason.LEFT));

        refresh();

        assertThat(counter("left")).isEqualTo(1);
        assertThat(counter("expired")).isEqualTo(1);
    }

    @Test
    void removesTheMetricsOfARoomThatIsNoLongerInUse() {
        refresh();
        assertThat(registry.getMeters()).hasSize(9);

        sale.clock.turn(Duration.ofDays(30));
        refresh();

        assertThat(registry.getMeters()).extracting(Meter::getId).isEmpty();
    }

    private void refresh() {
        assertThat(SaleFixture.get(metrics.refresh())).isZero();
    }

    private double gauge(String name) {
        return registry.get("frontrow.room." + name)
                .tag("concert", concert())
                .gauge()
                .value();
    }

    private double counter(String name) {
        return registry.get("frontrow.room." + name)
                .tag("concert", concert())
                .functionCounter()
                .count();
    }

    private String concert() {
        return sale.concertId().value().toString();
    }
}
