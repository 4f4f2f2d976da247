package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.aUser;
import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.ChangeWaitingRoom;
import io.frontrow.queue.ChangeWaitingRoom.Result;
import io.frontrow.queue.ReadWaitingRoom;
import io.frontrow.queue.ReadWaitingRoom.Result.Open;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeWaitingRoomUseCaseTest {

    private final SaleFixture sale = new SaleFixture();
    private final UserId operator = aUser();
    private final AdmitWaiting admitWaiting = new AdmitWaitingUseCase(sale.store.rooms(), sale.queue);
    private final ReadWaitingRoom readWaitingRoom = new ReadWaitingRoomUseCase(sale.store.rooms(), sale.queue);
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
                        new WaitingRoom(sale.concertId(), before.epoch() + 1, wider, before.seed(), true),
                        new RoomCounts(1, 2, 2, 0, 0, 2)));
        assertThat(fans.subList(0, 2)).allMatch(sale::isIn);
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

        assertThat(change(sale.aRoom().shuffle().policy())).isEqualTo(new Result.OrderInUse());
        assertThat(sale.room().policy().paused()).isTrue();
        assertThat(notes()).isEmpty();

        get(sale.queue.leave(fan, LeaveReason.LEFT));
        assertThat(change(sale.aRoom().shuffle().policy())).isInstanceOf(Result.Changed.class);
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

        assertThat(notes())
                .extracting(OperatorAction::kind)
                .containsExactlyInAnyOrder(Kind.CHANGE_POLICY, Kind.PAUSE, Kind.RESUME);
        assertThat(notes()).extracting(OperatorAction::operatorId).containsOnly(operator);
    }

    @Test
    void anUnknownConcertHasNoRoom() {
        ConcertId unknown = new ConcertId(UUID.randomUUID());

        assertThat(get(changeWaitingRoom.change(operator, unknown, sale.aRoom().policy())))
                .isEqualTo(new Result.UnknownConcert());
        assertThat(get(changeWaitingRoom.pause(operator, unknown))).isEqualTo(new Result.UnknownConcert());
        assertThat(get(changeWaitingRoom.resume(operator, unknown))).isEqualTo(new Result.UnknownConcert());
        assertThat(get(readWaitingRoom.read(unknown))).isEqualTo(new ReadWaitingRoom.Result.UnknownConcert());
    }

    @Test
    void aRoomIsReadWithItsCounts() {
        sale.aFanInTurn();
        sale.fansWaiting(2);

        assertThat(get(readWaitingRoom.read(sale.concertId())))
                .isEqualTo(new Open(sale.room(), new RoomCounts(2, 1, 1, 0, 0, 1), Optional.empty()));
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
        return get(changeWaitingRoom.change(operator, sale.concertId(), policy));
    }

    private List<OperatorAction> notes() {
        return get(sale.store.operatorActions().list(sale.concertId(), PageRequest.first(PageRequest.LIMIT_MAX)))
                .items();
    }
}
