package io.frontrow.queue.usecase;

import static io.frontrow.shared.OnSale.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.shared.OnSale;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdmitWaitingUseCaseTest {

    private final OnSale sale = new OnSale();
    private final AdmitWaiting admission = new AdmitWaitingUseCase(sale.store.rooms(), sale.tickets);

    @Test
    void thoseInFrontAreLetIn() {
        sale.setPolicy(sale.aRoom().capacity(2).policy());
        List<QueueTicket> fans = sale.fansWaiting(3);

        assertThat(get(admission.into(sale.concertId()))).isEqualTo(2);

        assertThat(fans.subList(0, 2)).allMatch(sale::isIn);
        assertThat(sale.isIn(fans.get(2))).isFalse();
    }

    @Test
    void moreThanABatchAreLetInBatchByBatch() {
        sale.setPolicy(sale.aRoom().capacity(1_100).policy());
        List<QueueTicket> fans = sale.fansWaiting(1_200);

        assertThat(get(admission.into(sale.concertId()))).isEqualTo(1_100);

        assertThat(fans).filteredOn(sale::isIn).isEqualTo(fans.subList(0, 1_100));
    }

    @Test
    void batchesTogetherKeepToTheRate() {
        sale.setPolicy(sale.aRoom().admitPerSecond(700).policy());
        sale.fansWaiting(1_000);

        assertThat(get(admission.into(sale.concertId()))).isEqualTo(700);
        sale.clock.turn(Duration.ofSeconds(1));
        assertThat(get(admission.into(sale.concertId()))).isEqualTo(300);
    }

    @Test
    void aRoomIsKnownToHaveAdmittedOnceItHas() {
        get(admission.into(sale.concertId()));
        assertThat(sale.room().hasAdmitted()).isFalse();
        sale.aFanWaiting();

        get(admission.into(sale.concertId()));

        assertThat(sale.room().hasAdmitted()).isTrue();
    }

    @Test
    void everyRoomWithADateToComeIsServed() {
        ConcertId other = sale.aConcert(sale.clock.instant());
        sale.aPerformance(other, sale.clock.instant().plus(Duration.ofDays(1)));
        ConcertId over = sale.aConcert(sale.clock.instant());
        QueueTicket here = sale.aFanWaiting();
        QueueTicket there = sale.aFanWaiting(other);
        QueueTicket nowhere = sale.aFanWaiting(over);

        assertThat(get(admission.everywhere())).isEqualTo(2);

        assertThat(sale.isIn(here)).isTrue();
        assertThat(sale.isIn(there)).isTrue();
        assertThat(sale.isIn(nowhere)).isFalse();
    }

    @Test
    void nobodyWaitsForAnUnknownConcert() {
        assertThat(get(admission.into(new ConcertId(UUID.randomUUID())))).isZero();
    }
}
