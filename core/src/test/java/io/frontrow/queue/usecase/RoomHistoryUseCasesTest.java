package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.ReadRoomHistory;
import io.frontrow.queue.ReadRoomHistory.Result;
import io.frontrow.queue.SampleRooms;
import io.frontrow.queue.model.RoomHistory;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomHistoryUseCasesTest {

    private final SaleFixture sale = new SaleFixture();
    private final SampleRooms sampleRooms = new SampleRoomsUseCase(sale.store.rooms(), sale.queue);
    private final ReadRoomHistory readRoomHistory =
            new ReadRoomHistoryUseCase(sale.store.rooms(), sale.queue, sale.queue);

    @Test
    void theSamplesOfARoomAreItsHistory() {
        sale.fansWaiting(2);
        sampleRooms.sample().block();
        sale.clock.turn(RoomHistory.INTERVAL);
        sale.fansWaiting(1);
        sampleRooms.sample().block();
        sampleRooms.sample().block();

        assertThat(get(readRoomHistory.read(sale.concertId())))
                .isInstanceOfSatisfying(
                        Result.Known.class,
                        known -> assertThat(known.history().points().subList(358, 360))
                                .extracting(RoomHistory.Point::waiting)
                                .containsExactly(2L, 3L));
        assertThat(get(sale.queue.samples(sale.concertId()))).hasSize(2);
    }

    @Test
    void anUnknownConcertHasNoHistory() {
        assertThat(get(readRoomHistory.read(new ConcertId(UUID.randomUUID())))).isEqualTo(new Result.UnknownConcert());
    }
}
