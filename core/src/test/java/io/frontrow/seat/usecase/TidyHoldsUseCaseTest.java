package io.frontrow.seat.usecase;

import static io.frontrow.shared.OnSale.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.seat.TidyHolds;
import io.frontrow.shared.OnSale;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TidyHoldsUseCaseTest {

    private final OnSale sale = new OnSale();
    private final TidyHolds tidying = new TidyHoldsUseCase(sale.store.rooms(), sale.holds);

    @Test
    void whatRanOutIsClearedBatchByBatchAndCounted() {
        QueueTicket fan = sale.aFanInTurn();
        IntStream.rangeClosed(1, 700).forEach(seat -> sale.aHold(fan, Duration.ofSeconds(1), seat));
        sale.clock.turn(Duration.ofSeconds(1));
        sale.aHold(fan, 1_000);

        assertThat(get(tidying.tidy())).isEqualTo(700);
        assertThat(get(tidying.tidy())).isZero();
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(1_000));
    }
}
