package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.queue.port.InMemoryQueue;
import io.frontrow.queue.port.TurnRecords;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class CheckTurnUseCaseTest {

    private static final Duration IDLE = Duration.ofSeconds(60);

    private final SaleFixture sale = new SaleFixture();

    @Test
    void theStateIsThatOfTheStore() {
        List<QueueEntry> fans = sale.fansWaiting(2);

        assertThat(check(fans.getLast())).isEqualTo(new EntryState.Waiting(1, 0));
    }

    @Test
    void aLostEntryIsRestoredAtItsOwnPlace() {
        List<QueueEntry> fans = sale.fansWaiting(3);
        sale.queue.lose(sale.concertId());

        check(fans.getLast());
        check(fans.getFirst());

        assertThat(check(fans.getLast())).isEqualTo(new EntryState.Waiting(1, 0));
        assertThat(check(fans.get(1))).isEqualTo(new EntryState.Waiting(1, 0));
        assertThat(check(fans.getLast())).isEqualTo(new EntryState.Waiting(2, 0));
    }

    @Test
    void aLostEntryWithAnUnpaidReservationGetsATurnUntilItsDeadline() {
        QueueEntry fan = sale.aFanInTurn();
        Reservation reservation = sale.aReservation(fan, 12);
        sale.queue.lose(sale.concertId());
        sale.clock.turn(Duration.ofMinutes(1));

        assertThat(check(fan)).isEqualTo(new EntryState.Active(reservation.expiresAt()));
    }

    @Test
    void aLostEntryWhoseReservationExpiredWaitsAgain() {
        QueueEntry fan = sale.aFanInTurn();
        sale.aReservation(fan, 12);
        sale.queue.lose(sale.concertId());
        sale.clock.turn(SaleFixture.HOLD_FOR);

        assertThat(check(fan)).isEqualTo(new EntryState.Waiting(0, 0));
    }

    @Test
    void aGoneEntryIsNotLookedUpInTheDecidingStore() {
        QueueEntry fan = sale.aFanWaiting();
        get(sale.queue.leave(fan, LeaveReason.LEFT));

        assertThat(get(checkTurnWithoutRecords().check(fan))).isEqualTo(new EntryState.Gone(GoneReason.LEFT));
    }

    @Test
    void aLostEntryStaysLostWhileTheDecidingStoreIsUnavailable() {
        QueueEntry fan = sale.aFanWaiting();
        sale.queue.lose(sale.concertId());

        StepVerifier.create(checkTurnWithoutRecords().check(fan)).verifyError(StoreUnavailable.class);

        assertThat(sale.state(fan)).isEqualTo(new EntryState.Lost());
    }

    @Test
    void aCheckIsAHeartbeat() {
        QueueEntry fan = sale.aFanWaiting();
        sale.clock.turn(Duration.ofSeconds(20));

        check(fan);
        sale.heartbeats.flush().block(Duration.ofSeconds(5));

        assertThat(sale.queue.lastHeartbeat(fan)).contains(sale.clock.instant());
    }

    @Test
    void aUserWhoWasAwayIsBackByTheCheckAndGetsTheTurnThatHasCome() {
        List<QueueEntry> fans = twoOfWhomTheFirstIsAway(1);
        assertThat(sale.isIn(fans.getLast())).isTrue();

        assertThat(check(fans.getFirst())).isEqualTo(new EntryState.Waiting(0, 1));
        get(sale.queue.leave(fans.getLast(), LeaveReason.LEFT));
        sale.queue.silence(sale.concertId(), fans.getFirst().userId(), IDLE);
        assertThat(get(sale.admitWaiting.admitInto(sale.concertId()))).isZero();

        assertThat(check(fans.getFirst())).isInstanceOf(EntryState.Active.class);
    }

    @Test
    void aLookAtAnEntryWhoseUserIsAwayChangesNothing() {
        List<QueueEntry> fans = twoOfWhomTheFirstIsAway(2);

        assertThat(sale.state(fans.getFirst())).isEqualTo(new EntryState.Away(new EntryState.Waiting(0, 1)));
        assertThat(sale.state(fans.getFirst())).isEqualTo(new EntryState.Away(new EntryState.Waiting(0, 1)));
    }

    private List<QueueEntry> twoOfWhomTheFirstIsAway(int capacity) {
        sale.setPolicy(sale.aRoom().awaySeconds(600).pause().policy());
        List<QueueEntry> fans = sale.fansWaiting(2);
        get(sale.admitWaiting.admitInto(sale.concertId()));
        sale.queue.silence(sale.concertId(), fans.getFirst().userId(), IDLE);
        sale.setPolicy(sale.aRoom().awaySeconds(600).capacity(capacity).policy());
        assertThat(get(sale.admitWaiting.admitInto(sale.concertId()))).isEqualTo(1);
        return fans;
    }

    @Test
    void afterALossNoEntryIsAdmittedBeforeTheGraceIsOver() {
        TestRoom narrow = sale.aRoom().capacity(1);
        sale.setPolicy(narrow.policy());
        List<QueueEntry> fans = sale.fansWaiting(2);
        get(sale.admitWaiting.admitInto(sale.concertId()));
        sale.queue.lose(sale.concertId());
        sale.clock.turn(Duration.ofSeconds(1));
        QueueEntry newcomer = sale.aFanWaiting();
        assertThat(get(sale.admitWaiting.admitInto(sale.concertId()))).isZero();

        check(fans.getLast());
        check(fans.getFirst());
        sale.clock.turn(Duration.ofSeconds(15));

        assertThat(get(sale.admitWaiting.admitInto(sale.concertId()))).isEqualTo(1);
        assertThat(sale.isIn(fans.getFirst())).isTrue();
        assertThat(sale.state(newcomer)).isEqualTo(new EntryState.Waiting(1, 1));
    }

    @Test
    void aRestoredEntryMarksItsRoomAsHavingWaitingUsers() {
        QueueEntry fan = sale.aFanWaiting();
        sale.queue.lose(sale.concertId());

        check(fan);
        sale.clock.turn(InMemoryQueue.GRACE);

        assertThat(get(sale.admitWaiting.admitWhereWaiting())).isEqualTo(1);
    }

    private CheckTurnUseCase checkTurnWithoutRecords() {
        return new CheckTurnUseCase(
                sale.queue, new NoRecords(), sale.store.saleStatuses(), sale.heartbeats, sale.admitWaiting);
    }

    private static final class NoRecords implements TurnRecords {

        @Override
        public Mono<TurnRecord> find(QueueEntry entry) {
            return Mono.error(aFault());
        }

        @Override
        public Mono<ReservedHolds> reservedHolds(ConcertId concertId, UserId userId) {
            return Mono.error(aFault());
        }
    }

    private EntryState check(QueueEntry entry) {
        return get(sale.checkTurn.check(entry));
    }

    private static StoreUnavailable aFault() {
        return new StoreUnavailable("Memory", new IllegalStateException("unavailable by a test"));
    }
}
