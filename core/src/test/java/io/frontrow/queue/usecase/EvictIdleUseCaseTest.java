package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.EvictIdle;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.port.FaultyAdmissionControl;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class EvictIdleUseCaseTest {

    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration PAUSE_MAX = SaleFixture.QUEUE_RULES.evictionPauseMax();

    private final SaleFixture sale = new SaleFixture();
    private final AdmitWaiting admitWaiting =
            new AdmitWaitingUseCase(sale.store.rooms(), sale.queue, SaleFixture.QUEUE_RULES);
    private final EvictIdle evictIdle =
            new EvictIdleUseCase(sale.store.rooms(), sale.queue, sale.holds, admitWaiting, SaleFixture.QUEUE_RULES);

    @BeforeEach
    void aNarrowRoomWithEviction() {
        sale.setPolicy(sale.aRoom().capacity(1).policy());
        get(admitWaiting.admitInto(sale.concertId()));
        get(evictIdle.evict());
    }

    @Test
    void idleEntriesAreEvictedAndTheOthersMoveUp() {
        List<QueueEntry> fans = sale.fansWaiting(3);
        sale.clock.turn(IDLE.minusSeconds(10));
        stillThere(fans.getLast());
        sale.clock.turn(Duration.ofSeconds(10));

        assertThat(get(evictIdle.evict())).isEqualTo(2);

        assertThat(sale.state(fans.getFirst())).isEqualTo(new EntryState.Gone(GoneReason.IDLE));
        assertThat(sale.state(fans.getLast())).isEqualTo(new EntryState.Waiting(0, 0));
    }

    @Test
    void aSilentUserKeepsTheTurnUntilTheDeadlineOfTheHold() {
        QueueEntry silent = sale.aFanInTurn();
        sale.aHold(silent, IDLE.multipliedBy(2), 12, 13);
        sale.clock.turn(IDLE);
        assertThat(get(evictIdle.evict())).isZero();
        sale.clock.turn(IDLE);
        assertThat(get(evictIdle.evict())).isZero();
        assertThat(sale.isIn(silent)).isTrue();

        sale.clock.turn(IDLE);
        assertThat(get(evictIdle.evict())).isEqualTo(1);

        assertThat(sale.state(silent)).isEqualTo(new EntryState.Gone(GoneReason.IDLE));
    }

    @Test
    void aPlaceFreedByIdlingIsGivenOnWithTheSeatsThatWereHeld() {
        QueueEntry idle = sale.aFanInTurn();
        sale.aHold(idle, Duration.ofSeconds(10), 12, 13);
        QueueEntry next = sale.aFanWaiting();
        sale.clock.turn(IDLE);
        stillThere(next);
        assertThat(get(evictIdle.evict())).isZero();
        sale.clock.turn(Duration.ofSeconds(10));

        assertThat(get(evictIdle.evict())).isEqualTo(1);

        assertThat(sale.isIn(next)).isTrue();
        assertThat(sale.state(idle)).isEqualTo(new EntryState.Gone(GoneReason.IDLE));
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
    }

    @Test
    void theSeatsOfTheEvictedAreFreeEvenIfNobodyCanBeAdmitted() {
        QueueEntry idle = sale.aFanInTurn();
        sale.clock.turn(IDLE.multipliedBy(2));
        List<QueueEntry> released = new ArrayList<>();
        EvictIdle failing = new EvictIdleUseCase(
                sale.store.rooms(),
                sale.queue,
                entry -> Mono.fromRunnable(() -> released.add(entry)),
                new AdmitWaitingUseCase(
                        sale.store.rooms(),
                        new FaultyAdmissionControl(
                                sale.queue,
                                _ -> Mono.error(
                                        new StoreUnavailable("Memory", new IllegalStateException("by a test")))),
                        SaleFixture.QUEUE_RULES),
                SaleFixture.QUEUE_RULES);

        StepVerifier.create(failing.evict()).expectError().verify();

        assertThat(sale.state(idle)).isEqualTo(new EntryState.Gone(GoneReason.IDLE));
        assertThat(released).containsExactly(idle);
    }

    @Test
    void whoWaitsIsAwayFirstAndEvictedAfterTheAwayTime() {
        sale.setPolicy(sale.aRoom().capacity(1).awaySeconds(600).policy());
        QueueEntry inTurn = sale.aFanInTurn();
        List<QueueEntry> silent = sale.fansWaiting(1_200);
        sale.clock.turn(IDLE);

        assertThat(get(evictIdle.evict())).as("the turn").isEqualTo(1);
        assertThat(sale.state(inTurn)).isEqualTo(new EntryState.Gone(GoneReason.IDLE));
        assertThat(sale.state(silent.getLast())).isEqualTo(new EntryState.Away(new EntryState.Waiting(1_199, 0)));
        for (int minute = 1; minute < 10; minute++) {
            sale.clock.turn(Duration.ofMinutes(1));
            assertThat(get(evictIdle.evict())).isZero();
        }
        sale.clock.turn(Duration.ofMinutes(1));

        assertThat(get(evictIdle.evict())).isEqualTo(1_200);
        assertThat(sale.state(silent.getFirst())).isEqualTo(new EntryState.Gone(GoneReason.IDLE));
    }

    @Test
    void moreThanABatchIsEvictedBatchByBatch() {
        sale.fansWaiting(1_200);
        sale.clock.turn(IDLE);

        assertThat(get(evictIdle.evict())).isEqualTo(1_200);
    }

    @Test
    void anEntryWhoseHeartbeatsCouldNotBeReceivedIsNotIdle() {
        QueueEntry fan = sale.aFanWaiting();
        sale.clock.turn(PAUSE_MAX.plusSeconds(1));

        assertThat(get(evictIdle.evict())).isZero();

        sale.clock.turn(IDLE);
        assertThat(get(evictIdle.evict())).isEqualTo(1);
        assertThat(sale.state(fan)).isEqualTo(new EntryState.Gone(GoneReason.IDLE));
    }

    private void stillThere(QueueEntry fan) {
        get(sale.checkTurn.check(fan));
        sale.heartbeats.flush().block(Duration.ofSeconds(5));
    }
}
