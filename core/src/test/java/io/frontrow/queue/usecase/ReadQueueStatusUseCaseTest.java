package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.ReadQueueStatus;
import io.frontrow.queue.ReadQueueStatus.Result;
import io.frontrow.queue.ReadQueueStatus.Result.Gone;
import io.frontrow.queue.ReadQueueStatus.Result.InQueue;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.QueueStatus.State;
import io.frontrow.queue.model.SaleStatus;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadQueueStatusUseCaseTest {

    private final SaleFixture sale = new SaleFixture();
    private final ReadQueueStatus readQueueStatus = new ReadQueueStatusUseCase(
            sale.store.rooms(),
            sale.checkTurn,
            sale.queue,
            sale.store.saleStatuses(),
            sale.store.roomMessages(),
            sale.clock);

    @Test
    void everyReadChecksTheEntryAgain() {
        List<QueueEntry> fans = sale.fansWaiting(3);
        assertThat(status(fans.get(2)).ahead()).isEqualTo(2);

        get(sale.queue.leave(fans.getFirst(), LeaveReason.LEFT));

        assertThat(status(fans.get(2)).ahead()).isEqualTo(1);
        assertThat(status(fans.get(2)).position()).isEqualTo(2);
    }

    @Test
    void anActiveEntryHasTheEndOfItsTurn() {
        QueueEntry fan = sale.aFanInTurn();

        assertThat(status(fan).state()).isEqualTo(State.ACTIVE);
        assertThat(status(fan).ahead()).isZero();
        assertThat(status(fan).expiresAt())
                .isEqualTo(sale.clock.instant().plus(sale.room().policy().turn()));
    }

    @Test
    void aTurnLastsAtLeastUntilTheDeadlineOfTheHold() {
        sale.setPolicy(sale.aRoom().turnSeconds(60).policy());
        QueueEntry fan = sale.aFanInTurn();

        sale.aHold(fan, 12);

        assertThat(status(fan).expiresAt()).isEqualTo(sale.clock.instant().plus(SaleFixture.HOLD_FOR));
    }

    @Test
    void anEntryThatHasLeftIsGone() {
        QueueEntry fan = sale.aFanWaiting();
        get(sale.queue.leave(fan, LeaveReason.LEFT));

        assertThat(read(fan)).isEqualTo(new Gone(GoneReason.LEFT));
    }

    @Test
    void anEntryWhoseTurnIsOverIsGone() {
        QueueEntry fan = sale.aFanInTurn();

        sale.clock.turn(sale.room().policy().turn());

        assertThat(read(fan)).isEqualTo(new Gone(GoneReason.EXPIRED));
    }

    @Test
    void anEntryOfAnUnknownConcertIsGone() {
        QueueEntry fan = sale.aFanWaiting();

        assertThat(read(new QueueEntry(fan.entryId(), new ConcertId(UUID.randomUUID()), fan.userId(), fan.place())))
                .isEqualTo(new Gone(GoneReason.UNKNOWN));
    }

    @Test
    void whenTheLastPerformanceHasBegunThoseWhoWaitAreGoneAndThoseInTurnStay() {
        sale.setPolicy(sale.aRoom().capacity(1).turnSeconds(86_400).policy());
        sale.clock.turn(Duration.ofDays(7).minusSeconds(10));
        QueueEntry active = sale.aFanInTurn();
        QueueEntry waiting = sale.aFanWaiting();
        assertThat(status(waiting).sale()).isEqualTo(new SaleStatus(false, 50, 50, false));

        sale.clock.turn(Duration.ofSeconds(10));

        assertThat(read(waiting)).isEqualTo(new Gone(GoneReason.SALE_CLOSED));
        assertThat(sale.state(waiting)).isEqualTo(new EntryState.Gone(GoneReason.SALE_CLOSED));
        assertThat(status(active).state()).isEqualTo(State.ACTIVE);
    }

    private Result read(QueueEntry fan) {
        return get(readQueueStatus.read(fan));
    }

    private QueueStatus status(QueueEntry fan) {
        return ((InQueue) read(fan)).status();
    }
}
