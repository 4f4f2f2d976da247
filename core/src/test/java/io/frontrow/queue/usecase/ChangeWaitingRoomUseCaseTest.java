package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.aUser;
import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.ChangeWaitingRoom;
import io.frontrow.queue.ChangeWaitingRoom.Command;
import io.frontrow.queue.ChangeWaitingRoom.Result;
import io.frontrow.queue.ReadWaitingRoom;
import io.frontrow.queue.ReadWaitingRoom.Result.Open;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.model.PolicyChangeRefusal;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.port.FaultyAdmissionControl;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ChangeWaitingRoomUseCaseTest {

    private final SaleFixture sale = new SaleFixture();
    private final UserId operator = aUser();
    private final AdmitWaiting admitWaiting =
            new AdmitWaitingUseCase(sale.store.rooms(), sale.queue, SaleFixture.QUEUE_RULES);
    private final ReadWaitingRoom readWaitingRoom = new ReadWaitingRoomUseCase(
            sale.store.rooms(), sale.queue, sale.store.saleStatuses(), sale.store.roomMessages());
    private final ChangeWaitingRoom changeWaitingRoom = new ChangeWaitingRoomUseCase(
            sale.store.rooms(), sale.queue, admitWaiting, sale.store.operatorActions(), UUID::randomUUID);

    @Test
    void theChangedPolicyHoldsAtOnce() {
        sale.setPolicy(sale.aRoom().capacity(1).policy());
        List<QueueEntry> fans = sale.fansWaiting(3);
        get(admitWaiting.admitInto(sale.concertId()));
        WaitingRoom before = sale.room();
        WaitingRoomPolicy wider = sale.aRoom().capacity(2).policy();

        assertThat(change(wider))
                .isEqualTo(new Result.Changed(
                        new WaitingRoom(
                                sale.concertId(),
                                before.epoch() + 1,
                                wider,
                                before.seed(),
                                true,
                                before.salesCloseAt()),
                        new RoomCounts(1, 0, 2, 2, 0, 0, 2)));
        assertThat(fans.subList(0, 2)).allMatch(sale::isIn);
    }

    @Test
    void aPolicyHasChangedEvenIfNobodyCanBeAdmittedByIt() {
        QueueEntry fan = sale.aFanWaiting();
        ChangeWaitingRoom failing = new ChangeWaitingRoomUseCase(
                sale.store.rooms(),
                sale.queue,
                new AdmitWaitingUseCase(
                        sale.store.rooms(),
                        new FaultyAdmissionControl(
                                sale.queue,
                                _ -> Mono.error(
                                        new StoreUnavailable("Memory", new IllegalStateException("by a test")))),
                        SaleFixture.QUEUE_RULES),
                sale.store.operatorActions(),
                UUID::randomUUID);
        PolicyChange wider = PolicyChange.to(sale.aRoom().capacity(7).policy());

        assertThat(get(failing.change(
                        new ChangeWaitingRoom.Command(operator, sale.concertId(), wider, Optional.empty()))))
                .isInstanceOfSatisfying(Result.Changed.class, changed -> {
                    assertThat(changed.room()).isEqualTo(sale.room());
                    assertThat(changed.counts().waiting()).isEqualTo(1);
                });
        assertThat(get(failing.pause(operator, sale.concertId()))).isInstanceOf(Result.Changed.class);
        assertThat(sale.isIn(fan)).isFalse();
    }

    @Test
    void aPausedRoomAdmitsNoEntryUntilItIsResumed() {
        QueueEntry fan = sale.aFanWaiting();

        assertThat(get(changeWaitingRoom.pause(operator, sale.concertId()))).isInstanceOf(Result.Changed.class);
        get(admitWaiting.admitInto(sale.concertId()));
        assertThat(sale.isIn(fan)).isFalse();
        assertThat(sale.room().policy().paused()).isTrue();

        assertThat(get(changeWaitingRoom.resume(operator, sale.concertId()))).isInstanceOf(Result.Changed.class);
        assertThat(sale.isIn(fan)).isTrue();
    }

    @Test
    void theOrderIsNotChangedWhileUsersWait() {
        sale.setPolicy(sale.aRoom().pause().policy());
        QueueEntry fan = sale.aFanWaiting();

        assertThat(change(sale.aRoom().shuffle().policy()))
                .isEqualTo(new Result.Refused(PolicyChangeRefusal.ORDER_IN_USE));
        assertThat(sale.room().policy().paused()).isTrue();
        assertThat(sale.actions()).isEmpty();

        get(sale.queue.leave(fan, LeaveReason.LEFT));
        assertThat(change(sale.aRoom().shuffle().policy())).isInstanceOf(Result.Changed.class);
    }

    @Test
    void anEmergencyPauseIsNotUndoneByAnOperatorWhoHasNotSeenIt() {
        long seen = sale.room().epoch();
        get(changeWaitingRoom.pause(operator, sale.concertId()));

        assertThat(change(PolicyChange.to(sale.aRoom().capacity(7).policy()), Optional.of(Set.of(seen))))
                .isEqualTo(new Result.Refused(PolicyChangeRefusal.STALE));
        assertThat(sale.room().policy().paused()).isTrue();
        assertThat(sale.actions())
                .extracting(OperatorAction::kind)
                .containsExactlyInAnyOrder(Kind.PAUSE, Kind.CHANGE_POLICY, Kind.CHANGE_POLICY_REFUSED);

        PolicyChange wider = new PolicyChange(7, null, null, null, null, null, null, null, null, null);
        assertThat(change(wider, Optional.empty())).isInstanceOf(Result.Changed.class);
        assertThat(sale.room().policy())
                .isEqualTo(sale.aRoom().capacity(7).pause().policy());
    }

    @Test
    void aRoomDoesNotOpenBeforeTheSale() {
        Instant tooEarly = sale.performance.salesOpenAt().minusSeconds(1);

        assertThat(change(sale.aRoom().opensAt(tooEarly).policy()))
                .isEqualTo(new Result.Refused(PolicyChangeRefusal.OPENS_BEFORE_SALE));
        assertThat(sale.actions())
                .extracting(OperatorAction::kind)
                .containsExactlyInAnyOrder(Kind.CHANGE_POLICY, Kind.CHANGE_POLICY_REFUSED);
        assertThat(change(sale.aRoom().opensAt(null).policy())).isInstanceOf(Result.Changed.class);
        assertThat(sale.room().policy().opensAt()).isEqualTo(sale.performance.salesOpenAt());
    }

    @Test
    void theOrderMayChangeWhileTurnsRunAndNoUserWaits() {
        sale.aFanInTurn();

        assertThat(change(sale.aRoom().shuffle().policy())).isInstanceOf(Result.Changed.class);
    }

    @Test
    void operatorActionsAreRecorded() {
        change(sale.aRoom().capacity(7).policy());
        get(changeWaitingRoom.pause(operator, sale.concertId()));
        get(changeWaitingRoom.resume(operator, sale.concertId()));

        assertThat(sale.actions())
                .extracting(OperatorAction::kind)
                .containsExactlyInAnyOrder(Kind.CHANGE_POLICY, Kind.PAUSE, Kind.RESUME);
        assertThat(sale.actions()).extracting(OperatorAction::operatorId).containsOnly(operator);
    }

    @Test
    void anUnknownConcertHasNoRoom() {
        ConcertId unknown = new ConcertId(UUID.randomUUID());

        Result none = new Result.Refused(PolicyChangeRefusal.UNKNOWN_CONCERT);
        Command command =
                new Command(operator, unknown, PolicyChange.to(sale.aRoom().policy()), Optional.empty());
        assertThat(get(changeWaitingRoom.change(command))).isEqualTo(none);
        assertThat(get(changeWaitingRoom.pause(operator, unknown))).isEqualTo(none);
        assertThat(get(changeWaitingRoom.resume(operator, unknown))).isEqualTo(none);
        assertThat(get(readWaitingRoom.read(unknown))).isEqualTo(new ReadWaitingRoom.Result.UnknownConcert());
    }

    @Test
    void aRoomIsReadWithItsCounts() {
        sale.aFanInTurn();
        sale.fansWaiting(2);

        assertThat(get(readWaitingRoom.read(sale.concertId())))
                .isEqualTo(new Open(
                        sale.room(),
                        new RoomCounts(2, 0, 1, 1, 0, 0, 1),
                        Optional.empty(),
                        get(sale.store.saleStatuses().of(sale.concertId())),
                        Optional.empty()));
    }

    @Test
    void theSeedOfAPreQueueIsRevealedFromTheOpeningOn() {
        Instant opening = sale.clock.instant().plus(Duration.ofMinutes(1));
        change(sale.aRoom().shuffle().opensAt(opening).policy());

        assertThat(((Open) get(readWaitingRoom.read(sale.concertId()))).revealedSeed())
                .isEmpty();
        sale.clock.turn(Duration.ofMinutes(1));
        assertThat(((Open) get(readWaitingRoom.read(sale.concertId()))).revealedSeed())
                .contains(sale.room().seed());
    }

    private Result change(WaitingRoomPolicy policy) {
        return change(PolicyChange.to(policy), Optional.empty());
    }

    private Result change(PolicyChange change, Optional<Set<Long>> onlyAtEpochs) {
        return get(changeWaitingRoom.change(new Command(operator, sale.concertId(), change, onlyAtEpochs)));
    }
}
