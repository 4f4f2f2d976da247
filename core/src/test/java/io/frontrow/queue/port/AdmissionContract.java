package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.port.AdmissionControl.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Admission in the order of the queue, within capacity, rate and policy. */
interface AdmissionContract extends QueueSteps {

    Duration TURN = Duration.ofSeconds(1);

    @Test
    default void entriesInFrontAreAdmittedUpToTheCapacity() {
        List<QueueEntry> all = joined(5);

        assertThat(admit(room().capacity(3))).isEqualTo(new Admission(3, 0, 2));

        assertThat(all.subList(0, 3)).allMatch(this::isIn);
        assertThat(state(all.get(3))).isEqualTo(new EntryState.Waiting(0, 3));
        assertThat(state(all.get(4))).isEqualTo(new EntryState.Waiting(1, 3));
        assertThat(admit(room().capacity(3))).isEqualTo(new Admission(0, 0, 2));
        assertThat(counts()).isEqualTo(new RoomCounts(2, 0, 3, 3, 0, 0, 3));
    }

    @Test
    default void noEntryIsAdmittedOnceTheSaleHasClosed() {
        List<QueueEntry> all = joined(3);
        Instant closing = clock().instant().plus(TURN);
        admit(room().capacity(1).salesCloseAt(closing));
        pass(TURN);
        leave(all.getFirst());

        assertThat(admit(room().salesCloseAt(closing)).admitted()).isZero();
        assertThat(admit(room().salesCloseAt(null)).admitted()).isZero();
        assertThat(state(all.get(1))).isEqualTo(new EntryState.Waiting(0, 0));
        assertThat(admit(room().salesCloseAt(closing.plusSeconds(60))).admitted())
                .as("another performance is on sale")
                .isEqualTo(1);
    }

    @Test
    default void noMoreEntriesAreAdmittedThanTheBatchAllows() {
        joined(5);

        assertThat(get(queue().admit(room().room(), 2)).admitted()).isEqualTo(2);
        assertThat(get(queue().admit(room().room(), 2)).admitted()).isEqualTo(2);
        assertThat(get(queue().admit(room().room(), 2)).admitted()).isEqualTo(1);
        assertThat(get(queue().admit(room().room(), 2)).admitted()).isZero();
    }

    @Test
    default void noMoreEntriesAreAdmittedWithinASecondThanTheRateAllows() {
        joined(5);
        assertThat(admit(room().admitPerSecond(2)).admitted()).isEqualTo(2);
        assertThat(counts().admittedPerSecond()).isEqualTo(2);

        pass(TURN.multipliedBy(2));

        assertThat(counts().admittedPerSecond()).isZero();
        assertThat(admit(room().admitPerSecond(2)).admitted()).isEqualTo(2);
    }

    @Test
    default void leavingDoesNotRaiseTheRate() {
        List<QueueEntry> all = joined(3);
        Instant start = clock().instant();
        admit(room().admitPerSecond(1));
        leave(all.getFirst());

        admit(room().admitPerSecond(1));

        assertThat(counts().admittedTotal()).isLessThanOrEqualTo(secondsSince(start));
    }

    @Test
    default void noEntryIsAdmittedWhileTheRoomIsPaused() {
        QueueEntry entry = join(aUser()).entry();

        assertThat(admit(room().pause())).isEqualTo(new Admission(0, 0, 1));
        assertThat(state(entry)).isEqualTo(new EntryState.Waiting(0, 0));
        assertThat(admit(room().epoch(2)).admitted()).isEqualTo(1);
    }

    @Test
    default void noEntryIsAdmittedBeforeTheRoomOpens() {
        join(aUser());
        TestRoom opening = room().opensAt(clock().instant().plusMillis(500));
        assertThat(admit(opening).admitted()).isZero();

        pass(Duration.ofMillis(550));

        assertThat(admit(opening).admitted()).isEqualTo(1);
    }

    @Test
    default void turnsThatAreOverMakeRoomAndAreCountedOnce() {
        joined(3);
        admit(room().capacity(2).turnSeconds(1));
        pass(OVER_A_TURN);

        assertThat(admit(room().capacity(2))).isEqualTo(new Admission(1, 2, 0));
        assertThat(admit(room().capacity(2))).isEqualTo(new Admission(0, 0, 0));
        assertThat(counts().expiredTotal()).isEqualTo(2);
    }

    @Test
    default void thePolicyWithTheHigherEpochAppliesInWhateverOrderPoliciesArrive() {
        joined(10);
        assertThat(admit(room().epoch(2).capacity(3)).admitted()).isEqualTo(3);

        assertThat(admit(room().epoch(1).capacity(10)).admitted()).isZero();
        assertThat(admit(room().epoch(3).capacity(5)).admitted()).isEqualTo(2);
    }

    @Test
    default void activeEntriesStayWhenTheCapacityIsLowered() {
        List<QueueEntry> in = admitted(4);
        QueueEntry next = join(aUser()).entry();
        TestRoom lowered = room().epoch(2).capacity(2);

        assertThat(admit(lowered).admitted()).isZero();
        assertThat(in).allMatch(this::isIn);
        in.subList(0, 2).forEach(this::leave);
        assertThat(admit(lowered).admitted()).isZero();
        leave(in.get(2));
        assertThat(admit(lowered).admitted()).isEqualTo(1);
        assertThat(isIn(next)).isTrue();
    }

    @Test
    default void simultaneousAdmissionsStayWithinTheCapacity() {
        List<QueueEntry> all = joined(60);

        int admitted = atOnce(8 * 5, _ -> queue().admit(room().capacity(20).room(), 3)).stream()
                .mapToInt(Admission::admitted)
                .sum();

        assertThat(admitted).isEqualTo(20);
        assertThat(counts().active()).isEqualTo(20);
        assertThat(all.subList(0, 20)).allMatch(this::isIn);
    }

    @Test
    default void simultaneousAdmissionsStayWithinTheRate() {
        joined(60);
        Instant start = clock().instant();

        int admitted = atOnce(8 * 5, _ -> queue().admit(room().admitPerSecond(7).room(), 3)).stream()
                .mapToInt(Admission::admitted)
                .sum();

        assertThat(admitted).isBetween(7, Math.toIntExact(7 * secondsSince(start)));
    }

    @Test
    default void leavingAndAdmittingAtOnceLosesNoEntry() {
        List<QueueEntry> all = joined(60);

        atOnce(
                120,
                i -> i % 2 == 0
                        ? queue().leave(all.get(i / 2), LeaveReason.LEFT).then()
                        : queue().admit(room().capacity(10).room(), 1).then());

        assertThat(all).allMatch(entry -> state(entry) instanceof EntryState.Gone);
        RoomCounts counts = counts();
        assertThat(counts.waiting() + counts.active()).isZero();
        assertThat(counts.leftTotal()).isEqualTo(60);
    }
}
