package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RoomHistory;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.queue.port.AdmissionControl.Admission;
import io.frontrow.queue.port.AdmissionControl.AheadOfTurn;
import io.frontrow.queue.port.AdmissionControl.Eviction;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Users who wait and are silent for the idle time: they are away, which costs them time and not the place. */
interface AwayContract extends QueueSteps {

    int IDLE_SECONDS = 2;
    Duration OVER_IDLE = Duration.ofMillis(2_050);
    Eviction NONE_EVICTED = new Eviction(0, List.of(), false);

    @Test
    default void aSilentUserKeepsThePlaceAndIsCountedByThoseBehind() {
        List<QueueEntry> all = joinedClosed(3);
        fallSilentAllBut(all.get(1));

        assertThat(evictIdle()).isEqualTo(NONE_EVICTED);

        assertThat(state(all.getFirst())).isEqualTo(away(0, 0));
        assertThat(state(all.get(1))).isEqualTo(new EntryState.Waiting(1, 0));
        assertThat(state(all.get(2))).isEqualTo(away(2, 0));
        RoomCountsAssert.assertThat(counts()).waiting(3).away(2).left(0).expired(0);
    }

    @Test
    default void whoIsAwayIsNotAdmittedAndTheNextOneIs() {
        List<QueueEntry> all = joinedClosed(3);
        fallSilentAllBut(all.get(1));
        evictIdle();

        assertThat(admit(open().epoch(2))).isEqualTo(new Admission(1, 0, 2));

        assertThat(isIn(all.get(1))).isTrue();
        assertThat(state(all.getFirst())).isEqualTo(away(0, 1));
        assertThat(state(all.get(2))).isEqualTo(away(1, 1));
    }

    @Test
    default void admissionPassesTheSilentOverEvenIfNoEvictionRuns() {
        List<QueueEntry> all = joinedClosed(300);
        fallSilentAllBut(all.getLast());

        assertThat(admit(open().epoch(2).capacity(1))).isEqualTo(new Admission(1, 0, 299));

        assertThat(isIn(all.getLast())).isTrue();
        assertThat(state(all.getFirst())).isEqualTo(away(0, 1));
        RoomCountsAssert.assertThat(counts()).waiting(299).away(299).active(1);
    }

    @Test
    default void aSampleShowsHowManyAreAway() {
        List<QueueEntry> all = joinedClosed(3);
        fallSilentAllBut(all.get(2));
        evictIdle();

        get(queue().sample(concertId(), RoomHistory.INTERVAL, 1));

        assertThat(get(queue().samples(concertId()))).singleElement().satisfies(sample -> {
            assertThat(sample.waiting()).isEqualTo(3);
            assertThat(sample.away()).isEqualTo(2);
        });
    }

    @Test
    default void whoComesBackIsAdmittedBeforeAllBehind() {
        List<QueueEntry> all = joinedClosed(4);
        fallSilentAllBut(all.get(3));
        admit(open().epoch(2).capacity(1));
        assertThat(isIn(all.get(3))).isTrue();
        QueueEntry last = join(aUser()).entry();

        recordHeartbeat(all.get(1));
        assertThat(state(all.get(1))).isEqualTo(new EntryState.Waiting(1, 1));
        assertThat(state(last)).isEqualTo(new EntryState.Waiting(3, 1));
        recordHeartbeat(all.getFirst());

        assertThat(admit(open().epoch(3).capacity(2)).admitted()).isEqualTo(1);
        assertThat(isIn(all.getFirst())).isTrue();
        assertThat(admit(open().epoch(4).capacity(3)).admitted()).isEqualTo(1);
        assertThat(isIn(all.get(1))).isTrue();
        assertThat(admit(open().epoch(5)).admitted()).isEqualTo(1);
        assertThat(isIn(last)).isTrue();
        assertThat(state(all.get(2))).isEqualTo(away(0, 4));
    }

    @Test
    default void aReturnMakesAnAdmissionDueIfThereIsRoom() {
        List<QueueEntry> all = joinedClosed(3);
        fallSilentAllBut(all.get(2));
        admit(open().epoch(2).capacity(1));
        assertThat(recordHeartbeat(all.get(2))).as("nobody was away").isFalse();
        assertThat(recordHeartbeat(all.get(1))).as("the room is full").isFalse();

        leave(all.get(2));

        assertThat(recordHeartbeat(all.getFirst())).isTrue();
        assertThat(admit(open().epoch(2).capacity(1)).admitted()).isEqualTo(1);
        assertThat(isIn(all.getFirst())).isTrue();
    }

    @Test
    default void aReturnIntoAClosedRoomMakesNoAdmissionDue() {
        List<QueueEntry> all = joinedClosed(1);
        fallSilentAllBut();
        evictIdle();

        assertThat(recordHeartbeat(all.getFirst())).isFalse();

        assertThat(state(all.getFirst())).isEqualTo(new EntryState.Waiting(0, 0));
    }

    @Test
    default void joiningAgainBringsBackToTheSamePlace() {
        List<QueueEntry> all = joinedClosed(2);
        fallSilentAllBut(all.get(1));
        evictIdle();

        EntryAssert.assertThat(join(all.getFirst().userId()))
                .isEntry(all.getFirst())
                .isNotNew()
                .waitsBehind(0);

        RoomCountsAssert.assertThat(counts()).waiting(2).away(0);
        assertThat(admit(open().epoch(2).capacity(1)).admitted()).isEqualTo(1);
        assertThat(isIn(all.getFirst())).isTrue();
    }

    @Test
    default void whoRequeuesWhileAwayIsPresentAtTheEnd() {
        List<QueueEntry> all = joinedClosed(2);
        fallSilentAllBut(all.get(1));
        evictIdle();

        QueueEntry again = requeue(all.getFirst().userId()).entry();

        assertThat(state(again)).isEqualTo(new EntryState.Waiting(1, 0));
        assertThat(admit(open().epoch(2)).admitted()).isEqualTo(2);
        RoomCountsAssert.assertThat(counts()).waiting(0).away(0).active(2);
    }

    @Test
    default void whoLeavesWhileAwayIsGone() {
        List<QueueEntry> all = joinedClosed(2);
        fallSilentAllBut(all.get(1));
        evictIdle();

        assertThat(leave(all.getFirst())).isTrue();

        assertThat(state(all.getFirst())).isEqualTo(new EntryState.Gone(GoneReason.LEFT));
        assertThat(recordHeartbeat(all.getFirst())).isFalse();
        assertThat(state(all.get(1))).isEqualTo(new EntryState.Waiting(0, 0));
        RoomCountsAssert.assertThat(counts()).waiting(1).away(0).left(1);
    }

    @Test
    default void whoIsAwayForTheAwayTimeIsGone() {
        List<QueueEntry> all = joined(2);
        admit(open().awaySeconds(1).pause());
        fallSilentAllBut(all.get(1));
        evictIdle();
        recordHeartbeat(all.get(1));
        pass(OVER_A_SECOND);

        assertThat(evictIdle()).isEqualTo(new Eviction(1, List.of(), false));

        assertThat(state(all.getFirst())).isEqualTo(new EntryState.Gone(GoneReason.IDLE));
        assertThat(state(all.get(1))).isEqualTo(new EntryState.Waiting(0, 0));
        RoomCountsAssert.assertThat(counts()).waiting(1).away(0).expired(1);
    }

    @Test
    default void whoComesBackBeforeTheAwayTimeIsOverHasTheWholeTimeAgain() {
        List<QueueEntry> all = joined(1);
        admit(open().awaySeconds(1).pause());
        fallSilentAllBut();
        evictIdle();
        recordHeartbeat(all.getFirst());
        pass(OVER_IDLE);

        assertThat(evictIdle()).isEqualTo(NONE_EVICTED);

        assertThat(state(all.getFirst())).isEqualTo(away(0, 0));
    }

    @Test
    default void aSilentUserWithATurnLosesItAfterTheIdleTime() {
        List<QueueEntry> all = joined(2);
        admit(open().capacity(1));
        fallSilentAllBut();

        assertThat(evictIdle()).isEqualTo(new Eviction(0, List.of(all.getFirst()), false));

        assertThat(state(all.getFirst())).isEqualTo(new EntryState.Gone(GoneReason.IDLE));
        assertThat(state(all.get(1))).isEqualTo(away(0, 0));
    }

    @Test
    default void anOperatorAdmitsAlsoWhoIsAway() {
        List<QueueEntry> all = joinedClosed(2);
        fallSilentAllBut();
        evictIdle();

        assertThat(admitAhead(open().epoch(2), all.get(1))).isInstanceOf(AheadOfTurn.Admitted.class);

        assertThat(evictIdle()).isEqualTo(NONE_EVICTED);
        assertThat(isIn(all.get(1))).isTrue();
        RoomCountsAssert.assertThat(counts()).waiting(1).away(1).active(1);
    }

    @Test
    default void whoAnOperatorAdmitsCountsAsSeenEvenIfNotMovedAwayYet() {
        List<QueueEntry> all = joinedClosed(2);
        fallSilentAllBut();

        assertThat(admitAhead(open().epoch(2), all.get(1))).isInstanceOf(AheadOfTurn.Admitted.class);

        assertThat(evictIdle()).isEqualTo(NONE_EVICTED);
        assertThat(isIn(all.get(1))).isTrue();
    }

    @Test
    default void nobodyBecomesAwayWhileHeartbeatsCannotBeRecorded() {
        Duration pauseMax = Duration.ofMillis(100);
        List<QueueEntry> all = joined(2);
        get(queue().admit(open().pause().room(), pauseMax, BATCH));
        pass(OVER_IDLE);

        assertThat(state(all.getFirst())).isEqualTo(new EntryState.Waiting(0, 0));
        assertThat(get(queue().admit(open().epoch(2).capacity(1).room(), pauseMax, BATCH)))
                .isEqualTo(new Admission(1, 0, 1));
        assertThat(isIn(all.getFirst())).isTrue();
    }

    @Test
    default void aLostEntryOfAUserWhoWasAwayIsRestoredAsPresent() {
        List<QueueEntry> all = joinedClosed(2);
        fallSilentAllBut(all.get(1));
        evictIdle();
        lose(concertId(), all.getFirst().userId());

        assertThat(restore(all.getFirst(), new TurnRecord.Unknown())).isEqualTo(new EntryState.Waiting(0, 0));

        RoomCountsAssert.assertThat(counts()).waiting(2).away(0);
    }

    @Test
    default void anEntryThatIsNotDrawnCanBeAwayToo() {
        TestRoom lobby = open().shuffle().opensAt(clock().instant().plusSeconds(3_600));
        QueueEntry entry = get(queue().join(lobby.room(), aUser(), anEntryId())).entry();
        admit(lobby);
        fallSilentAllBut();

        assertThat(state(entry)).isEqualTo(new EntryState.Away(new EntryState.Undrawn(0, 0)));
        recordHeartbeat(entry);
        assertThat(state(entry)).isEqualTo(new EntryState.Undrawn(0, 0));
    }

    @Test
    default void anEarlierEntryIsStillFoundLostAfterTheUserOfTheLaterOneWasAway() {
        QueueEntry earlier = join(aUser()).entry();
        lose();
        QueueEntry later = join(earlier.userId()).entry();
        admit(open().pause());
        fallSilentAllBut();
        evictIdle();
        recordHeartbeat(later);

        assertThat(state(earlier)).isEqualTo(new EntryState.Lost());
        assertThat(restore(earlier)).isEqualTo(new EntryState.Waiting(0, 0));
        assertThat(state(later)).isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
        RoomCountsAssert.assertThat(counts()).waiting(1).away(0);
    }

    @Test
    default void returnsAndAdmissionsAndEvictionsAtOnceLoseAndDoubleNobody() {
        List<QueueEntry> all = joinedClosed(60);
        fallSilentAllBut();

        List<Integer> admitted = atOnce(180, i -> switch (i % 3) {
            case 0 ->
                queue().record(concertId(), List.of(all.get(i / 3).userId())).thenReturn(0);
            case 1 -> queue().admit(open().epoch(2).capacity(20).room(), 1).map(Admission::admitted);
            default -> queue().evictIdle(concertId(), PAUSE_MAX, 2).thenReturn(0);
        });
        int first = admitted.stream().mapToInt(Integer::intValue).sum();
        int then = admit(open().epoch(2).capacity(20)).admitted();

        assertThat(first + then).isEqualTo(20);
        assertThat(all.stream().filter(this::isIn)).hasSize(20);
        RoomCountsAssert.assertThat(counts()).waiting(40).away(0).active(20).expired(0);
        List<QueueEntry> waiting = all.stream().filter(entry -> !isIn(entry)).toList();
        assertThat(waiting.stream().map(this::state))
                .isEqualTo(Stream.iterate(0L, i -> i + 1)
                        .limit(40)
                        .map(i -> new EntryState.Waiting(i, 20))
                        .toList());
    }

    /** A room with a short idle time and a long away time. */
    private TestRoom open() {
        return room().idleSeconds(IDLE_SECONDS).awaySeconds(600);
    }

    private List<QueueEntry> joinedClosed(int count) {
        List<QueueEntry> all = joined(count);
        admit(open().pause());
        return all;
    }

    /** Lets the idle time pass, at whose end these entries have a heartbeat. */
    private void fallSilentAllBut(QueueEntry... seen) {
        pass(OVER_IDLE);
        Stream.of(seen).forEach(this::recordHeartbeat);
    }

    private static EntryState away(long ahead, long active) {
        return new EntryState.Away(new EntryState.Waiting(ahead, active));
    }
}
