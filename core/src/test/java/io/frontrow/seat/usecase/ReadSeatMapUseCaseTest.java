package io.frontrow.seat.usecase;

import static io.frontrow.shared.SaleFixture.aUser;
import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.seat.ReadSeatMap;
import io.frontrow.seat.ReadSeatMap.Result;
import io.frontrow.seat.model.ClaimedSeats;
import io.frontrow.seat.model.SeatMap;
import io.frontrow.seat.model.SeatStatus;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class ReadSeatMapUseCaseTest {

    private static final Duration SNAPSHOT_LIFE = Duration.ofMillis(250);

    private final SaleFixture sale = new SaleFixture();
    private final CountingClaims claims = new CountingClaims(sale.store.claims());
    private final ReadSeatMap readSeatMap =
            new ReadSeatMapUseCase(sale.checkTurn, sale.store.performances(), claims, sale.holds, sale.clock);

    @BeforeEach
    void turnTheTimeOfSnapshotsByHand() {
        VirtualTimeScheduler.getOrSet();
    }

    @AfterEach
    void letTimeGo() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void everySeatIsShownWithItsStatus() {
        QueueEntry fan = sale.aFanInTurn();
        sale.aHold(fan, 1);
        sale.aReservation(aUser(), 2);

        Result.Read read = (Result.Read) read(fan);
        SeatMap map = read.map();

        assertThat(read.asOf()).isEqualTo(sale.clock.instant());
        assertThat(map.performanceId()).isEqualTo(sale.performanceId());
        assertThat(map.plan()).isEqualTo(sale.performance.plan());
        assertThat(map.since()).isEqualTo(sale.clock.instant());
        assertThat(map.status(1)).isEqualTo(SeatStatus.HELD);
        assertThat(map.status(2)).isEqualTo(SeatStatus.RESERVED);
        assertThat(map.status(3)).isEqualTo(SeatStatus.AVAILABLE);
    }

    @Test
    void aReservedSeatIsShownAsReservedWhileItIsStillHeld() {
        QueueEntry fan = sale.aFanInTurn();
        sale.aHold(fan, 1);
        sale.aReservation(fan.userId(), 1);

        assertThat(map(fan).status(1)).isEqualTo(SeatStatus.RESERVED);
    }

    @Test
    void allReadersShareASnapshotUntilItIsTooOld() {
        QueueEntry fan = sale.aFanInTurn();
        SeatMap first = map(fan);
        sale.aHold(fan, 1);

        assertThat(map(sale.aFanInTurn())).isSameAs(first);
        assertThat(claims.reads).hasValue(1);

        VirtualTimeScheduler.get().advanceTimeBy(SNAPSHOT_LIFE);
        assertThat(map(fan).status(1)).isEqualTo(SeatStatus.HELD);
        assertThat(claims.reads).hasValue(2);
    }

    @Test
    void theMapIsTheSameObjectUntilASeatChanges() {
        QueueEntry fan = sale.aFanInTurn();
        SeatMap first = map(fan);
        sale.clock.turn(SNAPSHOT_LIFE);
        VirtualTimeScheduler.get().advanceTimeBy(SNAPSHOT_LIFE);

        Result.Read again = (Result.Read) read(fan);
        assertThat(claims.reads).hasValue(2);
        assertThat(again.map()).isSameAs(first);
        assertThat(again.asOf()).isEqualTo(sale.clock.instant());

        sale.aHold(fan, 1);
        VirtualTimeScheduler.get().advanceTimeBy(SNAPSHOT_LIFE);
        assertThat(map(fan)).isNotSameAs(first);
    }

    @Test
    void everyPerformanceHasItsOwnSnapshot() {
        QueueEntry fan = sale.aFanInTurn();
        sale.aHold(fan, 1);
        map(fan);
        PerformanceId other = sale.aPerformance(
                        sale.concertId(), sale.clock.instant().plus(Duration.ofDays(8)))
                .performanceId();

        assertThat(get(readSeatMap.read(fan, other)))
                .isInstanceOfSatisfying(
                        Result.Read.class,
                        read -> assertThat(read.map().status(1)).isEqualTo(SeatStatus.AVAILABLE));
    }

    @Test
    void aFaultIsNotRemembered() {
        QueueEntry fan = sale.aFanInTurn();
        claims.isUnavailable.set(true);
        StepVerifier.create(readSeatMap.read(fan, sale.performanceId()))
                .expectError(StoreUnavailable.class)
                .verify(Duration.ofSeconds(5));

        claims.isUnavailable.set(false);

        assertThat(map(fan).status(1)).isEqualTo(SeatStatus.AVAILABLE);
    }

    @Test
    void aWaitingUserSeesNoSeats() {
        assertThat(read(sale.aFanWaiting())).isEqualTo(new Result.NoTurn(new TurnRefusal.NotYourTurn(0)));
    }

    @Test
    void anEntryIsValidForItsOwnConcertOnly() {
        ConcertId other = sale.aConcert(sale.clock.instant());

        assertThat(read(sale.aFanInTurn(other))).isEqualTo(new Result.NoTurn(new TurnRefusal.OtherConcert()));
    }

    @Test
    void anUnknownPerformanceHasNoMap() {
        assertThat(get(readSeatMap.read(sale.aFanInTurn(), new PerformanceId(UUID.randomUUID()))))
                .isEqualTo(new Result.UnknownPerformance());
    }

    @Test
    void aPerformanceThatHasBegunHasNoMap() {
        sale.clock.turn(Duration.ofDays(7));

        assertThat(read(sale.aFanInTurn())).isEqualTo(new Result.NotBookable());
    }

    private Result read(QueueEntry fan) {
        return get(readSeatMap.read(fan, sale.performanceId()));
    }

    private SeatMap map(QueueEntry fan) {
        return ((Result.Read) read(fan)).map();
    }

    /** Claims that count how often they are read, and can become unavailable. */
    private static final class CountingClaims implements SeatClaims {

        private final SeatClaims claims;
        private final AtomicInteger reads = new AtomicInteger();
        private final AtomicBoolean isUnavailable = new AtomicBoolean();

        private CountingClaims(SeatClaims claims) {
            this.claims = claims;
        }

        @Override
        public Mono<ClaimedSeats> claimed(PerformanceId performanceId) {
            return Mono.defer(() -> {
                reads.incrementAndGet();
                return isUnavailable.get()
                        ? Mono.error(new StoreUnavailable("Memory", new IllegalStateException("unavailable by a test")))
                        : claims.claimed(performanceId);
            });
        }

        @Override
        public Mono<Conflicts> conflicts(PerformanceId performanceId, SeatNumbers wanted, UserId userId) {
            return claims.conflicts(performanceId, wanted, userId);
        }

        @Override
        public Mono<Optional<ReservationId>> reservationOf(HoldId holdId, UserId userId) {
            return claims.reservationOf(holdId, userId);
        }

        @Override
        public Mono<Map<PerformanceId, Integer>> countTaken(Map<PerformanceId, SeatNumbers> held) {
            return claims.countTaken(held);
        }
    }
}
