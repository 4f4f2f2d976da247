package io.frontrow.seat.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static java.util.function.UnaryOperator.identity;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.PurgeExpiredHolds;
import io.frontrow.seat.port.FaultySeatHolds;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.port.StoreUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class PurgeExpiredHoldsUseCaseTest {

    private final SaleFixture sale = new SaleFixture();
    private final PurgeExpiredHolds purgeExpiredHolds = new PurgeExpiredHoldsUseCase(sale.store.rooms(), sale.holds);

    @Test
    void expiredHoldsArePurgedBatchByBatchAndCounted() {
        QueueEntry fan = sale.aFanInTurn();
        IntStream.rangeClosed(1, 700).forEach(seat -> sale.aHold(fan, Duration.ofSeconds(1), seat));
        sale.clock.turn(Duration.ofSeconds(1));
        sale.aHold(fan, 1_000);

        assertThat(get(purgeExpiredHolds.purge())).isEqualTo(700);
        assertThat(get(purgeExpiredHolds.purge())).isZero();
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(1_000));
    }

    @Test
    void aRoomThatFailsDoesNotKeepTheNextFromItsTurn() {
        ConcertId other = sale.aConcert(sale.clock.instant());
        sale.aPerformance(other, sale.clock.instant().plus(Duration.ofDays(1)));
        AtomicInteger turns = new AtomicInteger();
        SeatHolds failing = new FaultySeatHolds(
                sale.holds,
                _ -> {
                    turns.incrementAndGet();
                    return Mono.error(new StoreUnavailable("Redis", new IOException()));
                },
                identity());

        StepVerifier.create(new PurgeExpiredHoldsUseCase(sale.store.rooms(), failing).purge())
                .verifyError(StoreUnavailable.class);
        assertThat(turns).hasValue(2);
    }
}
