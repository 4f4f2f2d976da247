package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.LeaveQueue;
import io.frontrow.queue.LeaveQueue.Result;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.port.FaultyQueueEntries;
import io.frontrow.queue.port.HeldSeats;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.port.StoreUnavailable;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class LeaveQueueUseCaseTest {

    private final SaleFixture sale = new SaleFixture();
    private final LeaveQueue leaveQueue = leaveQueue(sale.queue);

    @Test
    void aLostEntryThatLeavesIsNotRestored() {
        QueueEntry fan = sale.aFanWaiting();
        sale.queue.lose(sale.concertId());

        assertThat(leave(fan)).isEqualTo(new Result.Left());

        assertThat(get(sale.checkTurn.check(fan))).isEqualTo(new EntryState.Gone(GoneReason.LEFT));
    }

    @Test
    void aWaitingEntryGivesUpItsPlace() {
        sale.setPolicy(sale.aRoom().capacity(1).policy());
        sale.aFanInTurn();
        QueueEntry fan = sale.aFanWaiting();
        QueueEntry next = sale.aFanWaiting();

        assertThat(leave(fan)).isEqualTo(new Result.Left());

        assertThat(sale.state(fan)).isEqualTo(new EntryState.Gone(GoneReason.LEFT));
        assertThat(sale.state(next)).isEqualTo(new EntryState.Waiting(0, 1));
    }

    @Test
    void whenAnActiveEntryLeavesTheNextIsAdmittedAtOnce() {
        sale.setPolicy(sale.aRoom().capacity(1).policy());
        QueueEntry fan = sale.aFanInTurn();
        QueueEntry next = sale.aFanWaiting();

        assertThat(leave(fan)).isEqualTo(new Result.Left());

        assertThat(sale.isIn(next)).isTrue();
    }

    @Test
    void leavingReleasesTheHeldSeats() {
        QueueEntry fan = sale.aFanInTurn();
        sale.aHold(fan, 12, 13);
        sale.aHold(sale.aFanInTurn(), 14);

        leave(fan);

        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(14));
    }

    @Test
    void anEntryLeavesOnce() {
        QueueEntry fan = sale.aFanWaiting();
        leave(fan);

        assertThat(leave(fan)).isEqualTo(new Result.Gone(GoneReason.LEFT));
    }

    @Test
    void aReplacedEntryThatLeavesDoesNotAffectTheNewOne() {
        QueueEntry old = sale.aFanWaiting();
        sale.setPolicy(sale.aRoom().reentry(RejoinPolicy.REQUEUE).policy());
        QueueEntry current = get(sale.queue.join(sale.room(), old.userId(), new QueueEntryId(UUID.randomUUID())))
                .entry();
        get(sale.queue.admit(sale.room(), 1));
        sale.aHold(current, 12);

        assertThat(leave(old)).isEqualTo(new Result.Gone(GoneReason.REPLACED));

        assertThat(sale.isIn(current)).isTrue();
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(12));
    }

    @Test
    void aClientThatDisconnectsWhileLeavingStillReleasesEverything() {
        sale.setPolicy(sale.aRoom().capacity(1).policy());
        QueueEntry fan = sale.aFanInTurn();
        QueueEntry next = sale.aFanWaiting();
        sale.aHold(fan, 12);
        Sinks.Empty<Void> gate = Sinks.empty();
        LeaveQueue slow = leaveQueue(new FaultyQueueEntries(
                sale.queue, UnaryOperator.identity(), left -> left.delayUntil(_ -> gate.asMono())));

        slow.leave(fan, LeaveReason.LEFT).subscribe().dispose();
        assertThat(sale.state(fan)).isEqualTo(new EntryState.Gone(GoneReason.LEFT));
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
        gate.tryEmitEmpty().orThrow();

        assertThat(sale.isIn(next)).isTrue();
    }

    @Test
    void anActiveEntryWhoseHoldsCannotBeReleasedStaysAndMayLeaveAgain() {
        QueueEntry fan = sale.aFanInTurn();
        sale.aHold(fan, 12);
        LeaveQueue failing = leaveQueue(sale.queue, _ -> Mono.error(unavailable()));

        assertThatThrownBy(() -> get(failing.leave(fan, LeaveReason.LEFT))).isInstanceOf(StoreUnavailable.class);

        assertThat(sale.isIn(fan)).isTrue();
        assertThat(leave(fan)).isEqualTo(new Result.Left());
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
    }

    @Test
    void whatWasHeldWhileLeavingIsReleased() {
        QueueEntry fan = sale.aFanInTurn();
        QueueEntries entries = new FaultyQueueEntries(
                sale.queue,
                UnaryOperator.identity(),
                left -> Mono.defer(() -> {
                    sale.aHold(fan, 12);
                    return left;
                }));

        get(leaveQueue(entries).leave(fan, LeaveReason.LEFT));

        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
    }

    @Test
    void anEntryHasLeftEvenIfTheNextCannotBeAdmitted() {
        QueueEntry fan = sale.aFanWaiting();
        LeaveQueue failing = leaveQueue(sale.queue, _ -> Mono.error(unavailable()));

        assertThat(get(failing.leave(fan, LeaveReason.LEFT))).isEqualTo(new Result.Left());

        assertThat(sale.state(fan)).isEqualTo(new EntryState.Gone(GoneReason.LEFT));
    }

    private static StoreUnavailable unavailable() {
        return new StoreUnavailable("Memory", new IllegalStateException("unavailable by a test"));
    }

    @Test
    void noEntryLeavesBeforeSubscriptionAndEachSubscriptionLeavesOnce() {
        QueueEntry fan = sale.aFanInTurn();
        Mono<Result> departure = leaveQueue.leave(fan, LeaveReason.LEFT);
        assertThat(sale.isIn(fan)).isTrue();

        assertThat(get(departure)).isEqualTo(new Result.Left());
        assertThat(get(departure)).isEqualTo(new Result.Gone(GoneReason.LEFT));
    }

    private LeaveQueue leaveQueue(QueueEntries entries) {
        return leaveQueue(entries, sale.holds);
    }

    private LeaveQueue leaveQueue(QueueEntries entries, HeldSeats holds) {
        return new LeaveQueueUseCase(
                entries, holds, new AdmitWaitingUseCase(sale.store.rooms(), sale.queue, SaleFixture.QUEUE_RULES));
    }

    private Result leave(QueueEntry fan) {
        return get(leaveQueue.leave(fan, LeaveReason.LEFT));
    }
}
