package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.SweepIdle;
import io.frontrow.queue.model.QueueRules;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Standing;
import io.frontrow.shared.SaleFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepIdleUseCaseTest {

    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(2);

    private final SaleFixture sale = new SaleFixture();
    private final AdmitWaiting admission = new AdmitWaitingUseCase(sale.store.rooms(), sale.tickets);
    private final SweepIdle sweeping =
            new SweepIdleUseCase(sale.store.rooms(), sale.tickets, sale.holds, admission, new QueueRules(PAUSE_MAX));

    @BeforeEach
    void aNarrowRoomThatIsSwept() {
        sale.setPolicy(sale.aRoom().capacity(1).policy());
        get(admission.admitInto(sale.concertId()));
        get(sweeping.sweep());
    }

    @Test
    void idleEntriesAreEvictedAndTheOthersMoveUp() {
        List<QueueTicket> fans = sale.fansWaiting(3);
        sale.clock.turn(IDLE.minusSeconds(10));
        stillThere(fans.getLast());
        sale.clock.turn(Duration.ofSeconds(10));

        assertThat(get(sweeping.sweep())).isEqualTo(2);

        assertThat(sale.standing(fans.getFirst())).isEqualTo(new Standing.Gone());
        assertThat(sale.standing(fans.getLast())).isEqualTo(new Standing.Waiting(0, 0));
    }

    @Test
    void aPlaceFreedByIdlingIsGivenOnWithTheSeatsThatWereHeld() {
        QueueTicket idle = sale.aFanInTurn();
        sale.aHold(idle, 12, 13);
        QueueTicket next = sale.aFanWaiting();
        sale.clock.turn(IDLE.minusSeconds(10));
        stillThere(next);
        sale.clock.turn(Duration.ofSeconds(10));

        assertThat(get(sweeping.sweep())).isEqualTo(1);

        assertThat(sale.isIn(next)).isTrue();
        assertThat(sale.standing(idle)).isEqualTo(new Standing.Gone());
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
    }

    @Test
    void moreThanABatchIsEvictedBatchByBatch() {
        sale.fansWaiting(1_200);
        sale.clock.turn(IDLE);

        assertThat(get(sweeping.sweep())).isEqualTo(1_200);
    }

    @Test
    void anEntryWhoseHeartbeatsCouldNotBeReceivedIsNotIdle() {
        QueueTicket fan = sale.aFanWaiting();
        sale.clock.turn(PAUSE_MAX.plusSeconds(1));

        assertThat(get(sweeping.sweep())).isZero();

        sale.clock.turn(IDLE);
        assertThat(get(sweeping.sweep())).isEqualTo(1);
        assertThat(sale.standing(fan)).isEqualTo(new Standing.Gone());
    }

    private void stillThere(QueueTicket fan) {
        get(sale.showing.show(fan));
        sale.presence.flush().block(Duration.ofSeconds(5));
    }
}
