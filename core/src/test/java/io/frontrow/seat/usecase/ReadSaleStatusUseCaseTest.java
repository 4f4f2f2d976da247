package io.frontrow.seat.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static java.util.function.UnaryOperator.identity;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.SaleStatus;
import io.frontrow.queue.port.SaleStatuses;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.port.FaultySeatHolds;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

class ReadSaleStatusUseCaseTest {

    private static final int SEATS = 50;

    private final SaleFixture sale = new SaleFixture();
    private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    private final SaleStatuses statuses = statuses(sale.holds);

    @Test
    void aSeatThatIsHeldOrClaimedOrBothIsNotAvailable() {
        assertThat(available()).isEqualTo(SEATS);
        QueueEntry fan = sale.aFanInTurn();
        sale.aHold(fan, 1, 2);
        assertThat(available()).isEqualTo(SEATS - 2);

        sale.aReservation(fan, 2, 3);
        assertThat(available()).isEqualTo(SEATS - 3);

        sale.clock.turn(SaleFixture.HOLD_FOR);
        assertThat(available()).as("what is held or reserved too long").isEqualTo(SEATS);
    }

    @Test
    void theSeatsOfAllPerformancesCount() {
        sale.aPerformance(sale.concertId(), sale.clock.instant().plus(Duration.ofDays(8)));
        SeatHold hold = sale.aHold(sale.aFanInTurn(), 1);
        assertThat(available()).isEqualTo(2 * SEATS - 1);

        get(sale.holds.release(sale.concertId(), hold.holdId(), hold.userId()));
        assertThat(available()).isEqualTo(2 * SEATS);
    }

    @Test
    void theRestOfTheStatusIsThatOfTheSale() {
        sale.aHold(sale.aFanInTurn(), 1);

        SaleStatus status = get(statuses.of(sale.concertId()));

        assertThat(status).isEqualTo(new SaleStatus(false, SEATS, SEATS - 1, false));
        assertThat(get(statuses.of(sale.aConcert(sale.clock.instant()))).isClosed())
                .isTrue();
    }

    @Test
    void aStatusIsKeptForHalfASecond() {
        assertThat(available()).isEqualTo(SEATS);
        sale.aHold(sale.aFanInTurn(), 1);

        assertThat(get(statuses.of(sale.concertId())).seatsAvailable()).isEqualTo(SEATS);
        assertThat(available()).isEqualTo(SEATS - 1);
    }

    @Test
    void heldSeatsCountAsAvailableWhileTheirStoreIsUnavailable() {
        sale.aHold(sale.aFanInTurn(), 1);
        sale.aReservation(sale.aFanInTurn(), 2);
        SeatHolds unavailable = new FaultySeatHolds(
                sale.holds,
                identity(),
                identity(),
                _ -> Mono.error(new StoreUnavailable("Memory", new IllegalStateException("unavailable by a test"))));

        assertThat(get(statuses(unavailable).of(sale.concertId())).seatsAvailable())
                .isEqualTo(SEATS - 1);
    }

    private SaleStatuses statuses(SeatHolds holds) {
        return new ReadSaleStatusUseCase(
                sale.store.saleStatuses(), sale.store.performances(), holds, sale.store.claims(), scheduler);
    }

    /** The number as it is now. */
    private long available() {
        scheduler.advanceTimeBy(Duration.ofMillis(500));
        return get(statuses.of(sale.concertId())).seatsAvailable();
    }
}
