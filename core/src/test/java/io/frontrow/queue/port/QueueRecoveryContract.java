package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Restoring entries that the store has lost. */
interface QueueRecoveryContract extends QueueSteps {

    @Test
    default void restoredEntriesHaveTheirOwnPlaces() {
        List<QueueEntry> all = joined(3);
        lose();
        QueueEntry newcomer = join(aUser()).entry();
        assertThat(state(all.get(2))).isEqualTo(new EntryState.Lost());

        assertThat(restore(all.get(2))).isEqualTo(new EntryState.Waiting(0, 0));
        assertThat(restore(all.getFirst())).isEqualTo(new EntryState.Waiting(0, 0));
        assertThat(restore(all.get(1))).isEqualTo(new EntryState.Waiting(1, 0));

        assertThat(state(newcomer)).isEqualTo(new EntryState.Waiting(3, 0));
        assertThat(counts().waiting()).isEqualTo(4);
    }

    @Test
    default void newEntriesAreBehindAllRestoredOnes() {
        QueueEntry ahead = new QueueEntry(
                anEntryId(),
                concertId(),
                aUser(),
                new Place(micros(clock().instant().plusSeconds(60))));
        restore(ahead);

        assertThat(join(aUser()).entry().place()).isGreaterThan(ahead.place());
    }

    @Test
    default void aUserWithAnUnpaidReservationIsActiveAgainWhateverTheCapacity() {
        List<QueueEntry> all = joined(2);
        lose();
        Instant before = clock().instant().minusSeconds(1);
        admit(room().capacity(1));

        assertThat(all)
                .allSatisfy(entry -> assertThat(restore(entry, new TurnRecord.Unpaid(Duration.ofSeconds(90))))
                        .isInstanceOfSatisfying(
                                EntryState.Active.class,
                                active -> assertThat(active.endsAt())
                                        .isBetween(
                                                before.plusSeconds(90),
                                                clock().instant().plusSeconds(91))));

        assertThat(counts().active()).isEqualTo(2);
        join(aUser());
        pass(GRACE);
        assertThat(admit(room().capacity(1)).admitted()).isZero();
        leave(all.getFirst());
        assertThat(admit(room().capacity(1)).admitted()).isZero();
        leave(all.getLast());
        assertThat(admit(room().capacity(1)).admitted()).isEqualTo(1);
    }

    @Test
    default void aCompletedEntryIsNotRestored() {
        QueueEntry entry = join(aUser()).entry();
        lose();

        assertThat(restore(entry, new TurnRecord.Completed())).isEqualTo(new EntryState.Gone(GoneReason.COMPLETED));

        assertThat(state(entry)).isEqualTo(new EntryState.Gone(GoneReason.COMPLETED));
        assertThat(restore(entry)).isEqualTo(new EntryState.Gone(GoneReason.COMPLETED));
        assertThat(counts().waiting()).isZero();
    }

    @Test
    default void aLostEntryThatHasLeftIsNotRestored() {
        QueueEntry entry = join(aUser()).entry();
        lose();

        assertThat(leave(entry)).isTrue();

        assertThat(state(entry)).isEqualTo(new EntryState.Gone(GoneReason.LEFT));
        assertThat(restore(entry)).isEqualTo(new EntryState.Gone(GoneReason.LEFT));
        assertThat(leave(entry)).isFalse();
    }

    @Test
    default void anEntryThatIsNotLostStaysAsItIs() {
        QueueEntry in = admitted(1).getFirst();
        QueueEntry waits = join(aUser()).entry();
        QueueEntry left = join(aUser()).entry();
        leave(left);

        assertThat(restore(in)).isInstanceOf(EntryState.Active.class);
        assertThat(restore(waits, new TurnRecord.Unpaid(Duration.ofSeconds(90))))
                .isEqualTo(new EntryState.Waiting(0, 1));
        assertThat(restore(left)).isEqualTo(new EntryState.Gone(GoneReason.LEFT));
    }

    @Test
    default void theEarlierOfTwoEntriesOfAUserIsKept() {
        QueueEntry old = join(aUser()).entry();
        lose();
        QueueEntry anew = join(old.userId()).entry();
        assertThat(state(old)).isEqualTo(new EntryState.Lost());

        restore(old);

        assertThat(state(old)).isEqualTo(new EntryState.Waiting(0, 0));
        assertThat(state(anew)).isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
        assertThat(join(old.userId()).entry()).isEqualTo(old);
        assertThat(counts().waiting()).isEqualTo(1);
    }

    @Test
    default void anEarlierEntryIsGoneOnceALaterOneWasAdmitted() {
        QueueEntry old = join(aUser()).entry();
        lose();
        QueueEntry anew = join(old.userId()).entry();
        admit();

        assertThat(restore(old)).isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
        assertThat(state(anew)).isInstanceOf(EntryState.Active.class);
        leave(anew);
        assertThat(restore(old)).isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
    }

    @Test
    default void anEarlierEntryIsGoneOnceALaterOneHasLeft() {
        QueueEntry old = join(aUser()).entry();
        lose();
        leave(join(old.userId()).entry());

        assertThat(restore(old)).isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
    }

    @Test
    default void anEarlierEntryThatLeavesDoesNotRemoveALaterOne() {
        QueueEntry old = join(aUser()).entry();
        lose();
        QueueEntry anew = join(old.userId()).entry();

        assertThat(leave(old)).isTrue();

        assertThat(state(old)).isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
        assertThat(state(anew)).isEqualTo(new EntryState.Waiting(0, 0));
    }

    @Test
    default void aUserWhoLeftAndJoinedAgainCannotReturnToTheOldPlace() {
        QueueEntry old = join(aUser()).entry();
        leave(old);
        pass(Duration.ofMillis(1));
        join(old.userId());

        assertThat(state(old)).isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
        assertThat(restore(old)).isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
    }

    @Test
    default void noEntryIsAdmittedWithinTheGraceAfterALoss() {
        QueueEntry old = join(aUser()).entry();
        lose();
        join(aUser());
        restore(old);

        assertThat(admit(room().capacity(1)).admitted()).isZero();
        pass(GRACE);
        assertThat(admit(room().capacity(1)).admitted()).isEqualTo(1);
        assertThat(isIn(old)).isTrue();
    }

    @Test
    default void aRoomThatHasAdmittedButIsUnknownToTheStoreWasLost() {
        join(aUser());

        assertThat(admit(room().thatHasAdmitted()).admitted()).isZero();
        pass(GRACE);
        assertThat(admit(room().thatHasAdmitted()).admitted()).isEqualTo(1);
    }

    @Test
    default void theGraceIsGivenOnce() {
        List<QueueEntry> all = joined(2);
        lose();
        restore(all.getFirst());
        pass(GRACE);
        restore(all.getLast());

        assertThat(admit(room().thatHasAdmitted()).admitted()).isEqualTo(2);
    }

    @Test
    default void aSingleLostEntryHasItsOwnPlaceToo() {
        List<QueueEntry> all = joined(3);
        lose(concertId(), all.get(1).userId());

        assertThat(state(all.get(1))).isEqualTo(new EntryState.Lost());
        assertThat(restore(all.get(1))).isEqualTo(new EntryState.Waiting(1, 0));
        assertThat(state(all.get(2))).isEqualTo(new EntryState.Waiting(2, 0));
    }

    @Test
    default void beingRestoredIsAHeartbeat() {
        QueueEntry entry = join(aUser()).entry();
        lose();
        admit(room().pause().idleSeconds(1));
        evictIdle();
        pass(OVER_A_SECOND);
        restore(entry);

        assertThat(evictIdle().waiting()).isZero();
    }

    @Test
    default void anEntryRestoredManyTimesAtOnceIsInTheQueueOnce() {
        QueueEntry old = join(aUser()).entry();
        lose();

        atOnce(
                60,
                i -> i % 3 == 0 ? joining(old.userId()).then() : comingBack(old).then());

        assertThat(state(old)).isEqualTo(new EntryState.Waiting(0, 0));
        assertThat(counts().waiting()).isEqualTo(1);
    }

    @Test
    default void manyEntriesRestoredAtOnceAreInTheirOldOrder() {
        List<QueueEntry> all = joined(200);
        lose();
        List<QueueEntry> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(7));

        atOnce(
                400,
                i -> i % 2 == 0
                        ? comingBack(shuffled.get(i / 2)).then()
                        : joining(aUser()).then());

        List<EntryState> inOrder = IntStream.range(0, 200)
                .<EntryState>mapToObj(ahead -> new EntryState.Waiting(ahead, 0))
                .toList();
        assertThat(all).extracting(this::state).isEqualTo(inOrder);
        assertThat(counts().waiting()).isEqualTo(400);
    }
}
