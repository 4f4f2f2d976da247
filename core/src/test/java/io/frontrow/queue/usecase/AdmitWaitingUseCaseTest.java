package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.port.AdmissionControl.Admission;
import io.frontrow.queue.port.FaultyAdmissionControl;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class AdmitWaitingUseCaseTest {

    private final SaleFixture sale = new SaleFixture();
    private final AdmitWaiting admitWaiting = sale.admitWaiting;

    @Test
    void entriesInFrontAreAdmitted() {
        sale.setPolicy(sale.aRoom().capacity(2).policy());
        List<QueueEntry> fans = sale.fansWaiting(3);

        assertThat(get(admitWaiting.admitInto(sale.concertId()))).isEqualTo(2);

        assertThat(fans.subList(0, 2)).allMatch(sale::isIn);
        assertThat(sale.isIn(fans.get(2))).isFalse();
    }

    @Test
    void moreThanABatchIsAdmittedBatchByBatch() {
        sale.setPolicy(sale.aRoom().capacity(1_100).policy());
        List<QueueEntry> fans = sale.fansWaiting(1_200);

        assertThat(get(admitWaiting.admitInto(sale.concertId()))).isEqualTo(1_100);

        assertThat(fans).filteredOn(sale::isIn).isEqualTo(fans.subList(0, 1_100));
    }

    @Test
    void allBatchesCombinedKeepToTheRate() {
        sale.setPolicy(sale.aRoom().admitPerSecond(700).policy());
        sale.fansWaiting(1_000);

        assertThat(get(admitWaiting.admitInto(sale.concertId()))).isEqualTo(700);
        sale.clock.turn(Duration.ofSeconds(1));
        assertThat(get(admitWaiting.admitInto(sale.concertId()))).isEqualTo(300);
    }

    @Test
    void aRoomIsKnownToHaveAdmittedOnceItHas() {
        get(admitWaiting.admitInto(sale.concertId()));
        assertThat(sale.room().hasAdmitted()).isFalse();
        sale.aFanWaiting();

        get(admitWaiting.admitInto(sale.concertId()));

        assertThat(sale.room().hasAdmitted()).isTrue();
    }

    @Test
    void everyRoomWithAPerformanceToComeIsServed() {
        ConcertId other = sale.aConcert(sale.clock.instant());
        sale.aPerformance(other, sale.clock.instant().plus(Duration.ofDays(1)));
        ConcertId over = sale.aConcert(sale.clock.instant());
        QueueEntry here = sale.aFanWaiting();
        QueueEntry there = sale.aFanWaiting(other);
        QueueEntry nowhere = sale.aFanWaiting(over);

        assertThat(get(admitWaiting.admitAll())).isEqualTo(2);

        assertThat(sale.isIn(here)).isTrue();
        assertThat(sale.isIn(there)).isTrue();
        assertThat(sale.isIn(nowhere)).isFalse();
    }

    @Test
    void aRoomNotedAsHavingWaitingUsersIsServedWithoutAFullRound() {
        QueueEntry fan = sale.aFanWaiting();
        assertThat(get(admitWaiting.admitWhereWaiting())).isZero();

        admitWaiting.noteWaiting(sale.concertId());

        assertThat(get(admitWaiting.admitWhereWaiting())).isEqualTo(1);
        assertThat(sale.isIn(fan)).isTrue();
    }

    @Test
    void aRoomWhereUsersStillWaitedIsServedWithoutAFullRound() {
        sale.setPolicy(sale.aRoom().capacity(1).policy());
        List<QueueEntry> fans = sale.fansWaiting(2);
        assertThat(get(admitWaiting.admitAll())).isEqualTo(1);
        assertThat(get(admitWaiting.admitWhereWaiting())).isZero();

        get(sale.queue.leave(fans.getFirst(), LeaveReason.LEFT));

        assertThat(get(admitWaiting.admitWhereWaiting())).isEqualTo(1);
        assertThat(sale.isIn(fans.getLast())).isTrue();
    }

    @Test
    void aRoomWithoutWaitingUsersIsNotAdmittedInto() {
        sale.aFanWaiting();
        admitWaiting.noteWaiting(sale.concertId());
        assertThat(get(admitWaiting.admitWhereWaiting())).isEqualTo(1);

        QueueEntry unknown = sale.aFanWaiting();

        assertThat(get(admitWaiting.admitWhereWaiting())).isZero();
        assertThat(sale.isIn(unknown)).isFalse();
    }

    @Test
    void aUserWhoJoinsDuringAnAdmissionIsNotForgotten() {
        Sinks.Empty<Void> gate = Sinks.empty();
        AdmitWaiting slow = admitWaiting(answer -> answer.delayUntil(_ -> gate.asMono()));
        slow.admitAll().subscribe();
        sale.aFanWaiting();
        slow.noteWaiting(sale.concertId());
        gate.tryEmitEmpty().orThrow();

        assertThat(get(slow.admitWhereWaiting())).isEqualTo(1);
    }

    @Test
    void aRoomIsNotForgottenWhileTheStoreIsUnavailable() {
        AtomicInteger faults = new AtomicInteger(1);
        AdmitWaiting failing =
                admitWaiting(answer -> Mono.defer(() -> faults.getAndDecrement() > 0 ? Mono.error(aFault()) : answer));
        sale.aFanWaiting();
        failing.noteWaiting(sale.concertId());
        StepVerifier.create(failing.admitWhereWaiting()).verifyError(StoreUnavailable.class);

        assertThat(get(failing.admitWhereWaiting())).isEqualTo(1);
    }

    @Test
    void anUnknownConcertAdmitsNoEntry() {
        assertThat(get(admitWaiting.admitInto(new ConcertId(UUID.randomUUID()))))
                .isZero();
    }

    private AdmitWaiting admitWaiting(UnaryOperator<Mono<Admission>> change) {
        return new AdmitWaitingUseCase(
                sale.store.rooms(), new FaultyAdmissionControl(sale.queue, change), SaleFixture.QUEUE_RULES);
    }

    private static StoreUnavailable aFault() {
        return new StoreUnavailable("Memory", new IllegalStateException("unavailable by a test"));
    }
}
