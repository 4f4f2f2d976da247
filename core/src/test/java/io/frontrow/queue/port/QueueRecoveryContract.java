package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.PastTurn;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Standing;
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
        List<QueueTicket> all = joined(3);
        lose();
        QueueTicket newcomer = join(aUser()).ticket();
        assertThat(state(all.get(2))).isEqualTo(new Standing.Lost());

        assertThat(restore(all.get(2))).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(restore(all.getFirst())).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(restore(all.get(1))).isEqualTo(new Standing.Waiting(1, 0));

        assertThat(state(newcomer)).isEqualTo(new Standing.Waiting(3, 0));
        assertThat(counts().waiting()).isEqualTo(4);
    }

    @Test
    default void newEntriesAreBehindAllRestoredOnes() {
        QueueTicket ahead = new QueueTicket(
                aTicketId(),
                concertId(),
                aUser(),
                new Place(micros(clock().instant().plusSeconds(60))));
        restore(ahead);

        assertThat(join(aUser()).ticket().place()).isGreaterThan(ahead.place());
    }

    @Test
    default void aUserWithAnUnpaidReservationIsActiveAgainWhateverTheCapacity() {
        List<QueueTicket> all = joined(2);
        lose();
        Instant before = clock().instant().minusSeconds(1);
        admit(room().capacity(1));

        assertThat(all)
                .allSatisfy(ticket -> assertThat(restore(ticket, new PastTurn.Unpaid(Duration.ofSeconds(90))))
                        .isInstanceOfSatisfying(
                                Standing.Active.class,
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
        QueueTicket ticket = join(aUser()).ticket();
        lose();

        assertThat(restore(ticket, new PastTurn.Completed())).isEqualTo(new Standing.Gone());

        assertThat(state(ticket)).isEqualTo(new Standing.Gone());
        assertThat(restore(ticket)).isEqualTo(new Standing.Gone());
        assertThat(counts().waiting()).isZero();
    }

    @Test
    default void aLostEntryThatHasLeftIsNotRestored() {
        QueueTicket ticket = join(aUser()).ticket();
        lose();

        assertThat(leave(ticket)).isTrue();

        assertThat(state(ticket)).isEqualTo(new Standing.Gone());
        assertThat(restore(ticket)).isEqualTo(new Standing.Gone());
        assertThat(leave(ticket)).isFalse();
    }

    @Test
    default void anEntryThatIsNotLostStaysAsItIs() {
        QueueTicket in = admitted(1).getFirst();
        QueueTicket waits = join(aUser()).ticket();
        QueueTicket left = join(aUser()).ticket();
        leave(left);

        assertThat(restore(in)).isInstanceOf(Standing.Active.class);
        assertThat(restore(waits, new PastTurn.Unpaid(Duration.ofSeconds(90)))).isEqualTo(new Standing.Waiting(0, 1));
        assertThat(restore(left)).isEqualTo(new Standing.Gone());
    }

    @Test
    default void theEarlierOfTwoEntriesOfAUserIsKept() {
        QueueTicket old = join(aUser()).ticket();
        lose();
        QueueTicket anew = join(old.userId()).ticket();
        assertThat(state(old)).isEqualTo(new Standing.Lost());

        restore(old);

        assertThat(state(old)).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(state(anew)).isEqualTo(new Standing.Gone());
        assertThat(join(old.userId()).ticket()).isEqualTo(old);
        assertThat(counts().waiting()).isEqualTo(1);
    }

    @Test
    default void anEarlierEntryIsGoneOnceALaterOneWasAdmitted() {
        QueueTicket old = join(aUser()).ticket();
        lose();
        QueueTicket anew = join(old.userId()).ticket();
        admit();

        assertThat(restore(old)).isEqualTo(new Standing.Gone());
        assertThat(state(anew)).isInstanceOf(Standing.Active.class);
        leave(anew);
        assertThat(restore(old)).isEqualTo(new Standing.Gone());
    }

    @Test
    default void anEarlierEntryIsGoneOnceALaterOneHasLeft() {
        QueueTicket old = join(aUser()).ticket();
        lose();
        leave(join(old.userId()).ticket());

        assertThat(restore(old)).isEqualTo(new Standing.Gone());
    }

    @Test
    default void anEarlierEntryThatLeavesDoesNotRemoveALaterOne() {
        QueueTicket old = join(aUser()).ticket();
        lose();
        QueueTicket anew = join(old.userId()).ticket();

        assertThat(leave(old)).isTrue();

        assertThat(state(old)).isEqualTo(new Standing.Gone());
        assertThat(state(anew)).isEqualTo(new Standing.Waiting(0, 0));
    }

    @Test
    default void aUserWhoLeftAndJoinedAgainCannotReturnToTheOldPlace() {
        QueueTicket old = join(aUser()).ticket();
        leave(old);
        pass(Duration.ofMillis(1));
        join(old.userId());

        assertThat(state(old)).isEqualTo(new Standing.Gone());
        assertThat(restore(old)).isEqualTo(new Standing.Gone());
    }

    @Test
    default void noEntryIsAdmittedWithinTheGraceAfterALoss() {
        QueueTicket old = join(aUser()).ticket();
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
        List<QueueTicket> all = joined(2);
        lose();
        restore(all.getFirst());
        pass(GRACE);
        restore(all.getLast());

        assertThat(admit(room().thatHasAdmitted()).admitted()).isEqualTo(2);
    }

    @Test
    default void aSingleLostEntryHasItsOwnPlaceToo() {
        List<QueueTicket> all = joined(3);
        lose(concertId(), all.get(1).userId());

        assertThat(state(all.get(1))).isEqualTo(new Standing.Lost());
        assertThat(restore(all.get(1))).isEqualTo(new Standing.Waiting(1, 0));
        assertThat(state(all.get(2))).isEqualTo(new Standing.Waiting(2, 0));
    }

    @Test
    default void beingRestoredIsAHeartbeat() {
        QueueTicket ticket = join(aUser()).ticket();
        lose();
        admit(room().pause().idleSeconds(1));
        evictIdle();
        pass(OVER_A_SECOND);
        restore(ticket);

        assertThat(evictIdle().waiting()).isZero();
    }

    @Test
    default void anEntryRestoredManyTimesAtOnceIsInTheQueueOnce() {
        QueueTicket old = join(aUser()).ticket();
        lose();

        atOnce(
                60,
                i -> i % 3 == 0 ? joining(old.userId()).then() : comingBack(old).then());

        assertThat(state(old)).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(counts().waiting()).isEqualTo(1);
    }

    @Test
    default void manyEntriesRestoredAtOnceAreInTheirOldOrder() {
        List<QueueTicket> all = joined(200);
        lose();
        List<QueueTicket> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(7));

        atOnce(
                400,
                i -> i % 2 == 0
                        ? comingBack(shuffled.get(i / 2)).then()
                        : joining(aUser()).then());

        List<Standing> inOrder = IntStream.range(0, 200)
                .<Standing>mapToObj(ahead -> new Standing.Waiting(ahead, 0))
                .toList();
        assertThat(all).extracting(this::state).isEqualTo(inOrder);
        assertThat(counts().waiting()).isEqualTo(400);
    }
}
