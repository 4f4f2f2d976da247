package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.port.AdmissionControl.Eviction;
import io.frontrow.queue.port.QueueEntries.Joined;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Heartbeats, and the eviction of entries without them. */
interface HeartbeatsContract extends QueueSteps {

    @Test
    default void entriesWithoutHeartbeatAreEvictedWhetherWaitingOrActive() {
        List<QueueEntry> all = joined(3);
        admit(room().capacity(1).idleSeconds(1));
        evictIdle();
        pass(OVER_A_SECOND);
        recordHeartbeat(all.get(1));

        assertThat(evictIdle()).isEqualTo(new Eviction(1, List.of(all.getFirst()), false));

        assertThat(state(all.getFirst())).isEqualTo(new EntryState.Gone(GoneReason.IDLE));
        assertThat(state(all.get(1))).isEqualTo(new EntryState.Waiting(0, 0));
        assertThat(state(all.get(2))).isEqualTo(new EntryState.Gone(GoneReason.IDLE));
        assertThat(counts()).isEqualTo(new RoomCounts(1, 0, 0, 1, 0, 2, 0));
        assertThat(evictIdle()).isEqualTo(new Eviction(0, List.of(), false));
    }

    @Test
    default void joiningAgainIsAHeartbeat() {
        UserId user = aUser();
        QueueEntry entry = join(user).entry();
        admit(room().pause().idleSeconds(1));
        evictIdle();
        pass(OVER_A_SECOND);
        join(user);

        assertThat(evictIdle().waiting()).isZero();
        assertThat(state(entry)).isEqualTo(new EntryState.Waiting(0, 0));
    }

    @Test
    default void idleEntriesAreEvictedInBatches() {
        joined(5);
        admit(room().pause().idleSeconds(1));
        evictIdle();
        pass(OVER_A_SECOND);

        assertThat(evictIdle(2)).isEqualTo(new Eviction(2, List.of(), true));
        assertThat(evictIdle(2)).isEqualTo(new Eviction(2, List.of(), true));
        assertThat(evictIdle(2)).isEqualTo(new Eviction(1, List.of(), false));
    }

    @Test
    default void noEntryBecomesIdleWhileEvictionsAreSuspended() {
        joined(2);
        admit(room().pause().idleSeconds(1));
        Duration pauseMax = Duration.ofMillis(100);
        get(queue().evictIdle(concertId(), pauseMax, BATCH));
        pass(OVER_A_SECOND);

        assertThat(get(queue().evictIdle(concertId(), pauseMax, BATCH)).waiting())
                .isZero();
        pass(OVER_A_SECOND);
        assertThat(evictIdle().waiting()).isEqualTo(2);
    }

    @Test
    default void noEntryIsEvictedFromARoomWhosePolicyIsUnknown() {
        joined(1);

        assertThat(evictIdle()).isEqualTo(new Eviction(0, List.of(), false));
    }

    @Test
    default void anEntryWhoseTurnIsOverIsNotEvictedAsWell() {
        joined(1);
        admit(room().turnSeconds(1).idleSeconds(1));
        evictIdle();
        pass(OVER_A_TURN);

        evictIdle();
        admit();

        assertThat(counts().expiredTotal()).isEqualTo(1);
    }

    @Test
    default void aHeartbeatOfAGoneEntryDoesNotRestoreIt() {
        QueueEntry entry = join(aUser()).entry();
        leave(entry);

        recordHeartbeat(entry);

        assertThat(state(entry)).isEqualTo(new EntryState.Gone(GoneReason.LEFT));
        assertThat(counts().waiting()).isZero();
    }

    @Test
    default void aUserWhoseEntryWasEvictedJoinsAgainAtTheEnd() {
        QueueEntry old = join(aUser()).entry();
        admit(room().pause().idleSeconds(1));
        evictIdle();
        pass(OVER_A_SECOND);
        evictIdle();
        join(aUser());

        Joined again = join(old.userId());

        assertThat(again.isNew()).isTrue();
        assertThat(again.state()).isEqualTo(new EntryState.Waiting(1, 0));
        assertThat(state(old)).isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
    }

    @Test
    default void simultaneousEvictionsEvictEachEntryOnce() {
        joined(60);
        admit(room().capacity(20).idleSeconds(1));
        evictIdle();
        pass(OVER_A_SECOND);

        List<Eviction> evictions = atOnce(40, _ -> queue().evictIdle(concertId(), PAUSE_MAX, 3));

        assertThat(evictions.stream().mapToInt(Eviction::waiting).sum()).isEqualTo(40);
        assertThat(evictions.stream().flatMap(eviction -> eviction.active().stream()))
                .hasSize(20)
                .doesNotHaveDuplicates();
        assertThat(counts().expiredTotal()).isEqualTo(60);
    }
}
