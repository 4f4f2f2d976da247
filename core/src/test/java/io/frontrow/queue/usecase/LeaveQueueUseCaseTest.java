package io.frontrow.queue.usecase;

import static io.frontrow.shared.OnSale.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.LeaveQueue;
import io.frontrow.queue.LeaveQueue.Result;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Reentry;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.TicketId;
import io.frontrow.shared.OnSale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeaveQueueUseCaseTest {

    private final OnSale sale = new OnSale();
    private final LeaveQueue leaving =
            new LeaveQueueUseCase(sale.tickets, sale.holds, new AdmitWaitingUseCase(sale.store.rooms(), sale.tickets));

    @Test
    void whoWaitsGivesTheirPlaceUp() {
        sale.setPolicy(sale.aRoom().capacity(1).policy());
        sale.aFanInTurn();
        QueueTicket fan = sale.aFanWaiting();
        QueueTicket next = sale.aFanWaiting();

        assertThat(leave(fan)).isEqualTo(Result.LEFT);

        assertThat(sale.standing(fan)).isEqualTo(new Standing.Gone());
        assertThat(sale.standing(next)).isEqualTo(new Standing.Waiting(0, 1));
    }

    @Test
    void whenOneWhoIsInLeavesTheNextIsLetInAtOnce() {
        sale.setPolicy(sale.aRoom().capacity(1).policy());
        QueueTicket fan = sale.aFanInTurn();
        QueueTicket next = sale.aFanWaiting();

        assertThat(leave(fan)).isEqualTo(Result.LEFT);

        assertThat(sale.isIn(next)).isTrue();
    }

    @Test
    void whoLeavesGivesTheirHeldSeatsBack() {
        QueueTicket fan = sale.aFanInTurn();
        sale.aHold(fan, 12, 13);
        sale.aHold(sale.aFanInTurn(), 14);

        leave(fan);

        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(14));
    }

    @Test
    void oneLeavesOnce() {
        QueueTicket fan = sale.aFanWaiting();
        leave(fan);

        assertThat(leave(fan)).isEqualTo(Result.GONE);
    }

    @Test
    void aReplacedTicketTakesNothingAwayFromThePresentOne() {
        QueueTicket old = sale.aFanWaiting();
        QueueTicket present = get(sale.tickets.join(
                        sale.concertId(), old.userId(), new TicketId(UUID.randomUUID()), Reentry.REQUEUE))
                .ticket();
        get(sale.tickets.admit(sale.room(), 1));
        sale.aHold(present, 12);

        assertThat(leave(old)).isEqualTo(Result.GONE);

        assertThat(sale.isIn(present)).isTrue();
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(12));
    }

    private Result leave(QueueTicket fan) {
        return get(leaving.leave(fan));
    }
}
