package io.frontrow.queue.usecase;

import static io.frontrow.shared.OnSale.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.ChangeWaitingRoom;
import io.frontrow.queue.ReadWaitingRoom;
import io.frontrow.queue.ReadWaitingRoom.Result.Open;
import io.frontrow.queue.ReadWaitingRoom.Result.UnknownConcert;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.shared.OnSale;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeWaitingRoomUseCaseTest {

    private final OnSale sale = new OnSale();
    private final AdmitWaiting admission = new AdmitWaitingUseCase(sale.store.rooms(), sale.tickets);
    private final ReadWaitingRoom reading = new ReadWaitingRoomUseCase(sale.store.rooms(), sale.tickets);
    private final ChangeWaitingRoom changing = new ChangeWaitingRoomUseCase(sale.store.rooms(), admission, reading);

    @Test
    void theChangedPolicyHoldsAtOnce() {
        sale.setPolicy(sale.aRoom().capacity(1).policy());
        List<QueueTicket> fans = sale.fansWaiting(3);
        get(admission.into(sale.concertId()));
        long epoch = sale.room().epoch();
        WaitingRoomPolicy wider = sale.aRoom().capacity(2).policy();

        assertThat(get(changing.change(sale.concertId(), wider)))
                .isEqualTo(new Open(
                        new WaitingRoom(sale.concertId(), epoch + 1, wider), new RoomCounts(1, 2, 2, 0, 0, 2)));
        assertThat(fans.subList(0, 2)).allMatch(sale::isIn);
    }

    @Test
    void aPausedRoomLetsNobodyInUntilItIsResumed() {
        QueueTicket fan = sale.aFanWaiting();

        get(changing.change(sale.concertId(), sale.aRoom().pause().policy()));
        get(admission.into(sale.concertId()));
        assertThat(sale.isIn(fan)).isFalse();

        get(changing.change(sale.concertId(), sale.aRoom().policy()));
        assertThat(sale.isIn(fan)).isTrue();
    }

    @Test
    void anUnknownConcertHasNoRoom() {
        ConcertId unknown = new ConcertId(UUID.randomUUID());

        assertThat(get(changing.change(unknown, sale.aRoom().policy()))).isEqualTo(new UnknownConcert());
        assertThat(get(reading.read(unknown))).isEqualTo(new UnknownConcert());
    }

    @Test
    void aRoomIsReadWithItsCounts() {
        sale.aFanInTurn();
        sale.fansWaiting(2);

        assertThat(get(reading.read(sale.concertId())))
                .isEqualTo(new Open(sale.room(), new RoomCounts(2, 1, 1, 0, 0, 1)));
    }
}
