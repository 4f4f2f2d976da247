package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.ReadQueueStatus;
import io.frontrow.queue.ReadQueueStatus.Result;
import io.frontrow.queue.ReadQueueStatus.Result.Gone;
import io.frontrow.queue.ReadQueueStatus.Result.InQueue;
import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.QueueStatus.State;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadQueueStatusUseCaseTest {

    private final SaleFixture sale = new SaleFixture();
    private final ReadQueueStatus reading =
            new ReadQueueStatusUseCase(sale.store.rooms(), sale.showing, sale.tickets, sale.clock);

    @Test
    void everyReadingIsFresh() {
        List<QueueTicket> fans = sale.fansWaiting(3);
        assertThat(status(fans.get(2)).ahead()).isEqualTo(2);

        get(sale.tickets.leave(fans.getFirst(), Departure.LEFT));

        assertThat(status(fans.get(2)).ahead()).isEqualTo(1);
        assertThat(status(fans.get(2)).position()).isEqualTo(2);
    }

    @Test
    void anActiveEntryHasTheEndOfItsTurn() {
        QueueTicket fan = sale.aFanInTurn();

        assertThat(status(fan).state()).isEqualTo(State.ACTIVE);
        assertThat(status(fan).ahead()).isZero();
        assertThat(status(fan).expiresAt())
                .isEqualTo(sale.clock.instant().plus(sale.room().policy().session()));
    }

    @Test
    void aTurnLastsAtLeastUntilTheDeadlineOfTheHold() {
        sale.setPolicy(sale.aRoom().sessionSeconds(60).policy());
        QueueTicket fan = sale.aFanInTurn();

        sale.aHold(fan, 12);

        assertThat(status(fan).expiresAt()).isEqualTo(sale.clock.instant().plus(SaleFixture.HOLD_FOR));
    }

    @Test
    void anEntryThatHasLeftIsGone() {
        QueueTicket fan = sale.aFanWaiting();
        get(sale.tickets.leave(fan, Departure.LEFT));

        assertThat(read(fan)).isEqualTo(new Gone());
    }

    @Test
    void anEntryWhoseTurnIsOverIsGone() {
        QueueTicket fan = sale.aFanInTurn();

        sale.clock.turn(sale.room().policy().session());

        assertThat(read(fan)).isEqualTo(new Gone());
    }

    @Test
    void anEntryOfAnUnknownConcertIsGone() {
        QueueTicket fan = sale.aFanWaiting();

        assertThat(read(new QueueTicket(fan.ticketId(), new ConcertId(UUID.randomUUID()), fan.userId(), fan.place())))
                .isEqualTo(new Gone());
    }

    private Result read(QueueTicket fan) {
        return get(reading.read(fan));
    }

    private QueueStatus status(QueueTicket fan) {
        return ((InQueue) read(fan)).status();
    }
}
