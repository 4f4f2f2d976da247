package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.port.AdmissionControl.Admission;
import io.frontrow.queue.port.AdmissionControl.AheadOfTurn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Admission of one entry ahead of its turn. */
interface AdmitAheadContract extends QueueSteps {

    @Test
    default void anEntryAdmittedAheadIsActiveAndTheOthersKeepTheirPlaces() {
        List<QueueEntry> all = joined(3);
        Instant before = clock().instant().minusSeconds(1);

        AheadOfTurn outcome = admitAhead(room().turnSeconds(90), all.get(2));

        Instant endsAt = ((EntryState.Active) state(all.get(2))).endsAt();
        assertThat(outcome).isEqualTo(new AheadOfTurn.Admitted(new EntryState.Active(endsAt)));
        assertThat(endsAt).isBetween(before.plusSeconds(90), clock().instant().plusSeconds(91));
        assertThat(state(all.get(0))).isEqualTo(new EntryState.Waiting(0, 1));
        assertThat(state(all.get(1))).isEqualTo(new EntryState.Waiting(1, 1));
        assertThat(counts()).isEqualTo(new RoomCounts(2, 0, 1, 1, 0, 0, 1));
    }

    @Test
    default void anEntryIsAdmittedAheadWhileTheRoomIsPausedOrNotOpenYet() {
        List<QueueEntry> all = joined(2);

        assertThat(admitAhead(room().pause(), all.get(1))).isInstanceOf(AheadOfTurn.Admitted.class);
        assertThat(admitAhead(room().opensAt(Instant.now().plusSeconds(3_600)), all.get(0)))
                .isInstanceOf(AheadOfTurn.Admitted.class);
    }

    @Test
    default void noEntryIsAdmittedAheadOverTheCapacity() {
        List<QueueEntry> all = joined(2);
        admitAhead(room().capacity(1), all.get(0));

        assertThat(admitAhead(room().capacity(1), all.get(1))).isEqualTo(new AheadOfTurn.Full());

        assertThat(state(all.get(1))).isEqualTo(new EntryState.Waiting(0, 1));
        leave(all.get(0));
        assertThat(admitAhead(room().capacity(1), all.get(1))).isInstanceOf(AheadOfTurn.Admitted.class);
    }

    @Test
    default void noEntryIsAdmittedAheadOverTheCapacityOfANewerPolicy() {
        List<QueueEntry> all = joined(2);
        admit(room().epoch(2).capacity(1));

        assertThat(admitAhead(room().epoch(1), all.get(1))).isEqualTo(new AheadOfTurn.Full());
        assertThat(admitAhead(room().epoch(3).capacity(2), all.get(1))).isInstanceOf(AheadOfTurn.Admitted.class);
    }

    @Test
    default void anEntryAdmittedAheadCountsForTheRate() {
        List<QueueEntry> all = joined(3);
        Instant start = clock().instant();
        admitAhead(room().admitPerSecond(1), all.get(2));

        admitAhead(room().admitPerSecond(1), all.get(1));
        admit(room().admitPerSecond(1));

        assertThat(counts().admittedTotal())
                .isLessThanOrEqualTo(
                        1 + Duration.between(start, clock().instant()).toSeconds());
    }

    @Test
    default void anEntryThatDoesNotWaitCannotBeAdmittedAhead() {
        List<QueueEntry> all = joined(2);
        admit(room().capacity(1));
        leave(all.get(1));

        assertThat(admitAhead(room(), all.get(0))).isEqualTo(new AheadOfTurn.NotWaiting());
        assertThat(admitAhead(room(), all.get(1))).isEqualTo(new AheadOfTurn.NotWaiting());
        assertThat(counts()).isEqualTo(new RoomCounts(0, 0, 1, 1, 1, 0, 1));
    }

    @Test
    default void aReplacedEntryCannotBeAdmittedAhead() {
        QueueEntry old = joined(1).getFirst();
        leave(old);
        get(queue().join(room().room(), old.userId(), anEntryId()));

        assertThat(admitAhead(room(), old)).isEqualTo(new AheadOfTurn.NotWaiting());
    }

    @Test
    default void simultaneousAdmissionsAheadStayWithinTheCapacity() {
        List<QueueEntry> all = joined(40);

        get(Flux.fromIterable(all)
                .flatMap(entry -> Mono.when(
                                queue().admitAhead(room().capacity(15).room(), entry),
                                queue().admit(room().capacity(15).room(), 1))
                        .subscribeOn(Schedulers.parallel()))
                .then(Mono.just(true)));

        assertThat(counts()).extracting(RoomCounts::active, RoomCounts::waiting).containsExactly(15L, 25L);
        assertThat(counts().admittedTotal()).isEqualTo(15);
    }

    @Test
    default void theOthersAreAdmittedInOrderAfterwards() {
        List<QueueEntry> all = joined(4);
        admitAhead(room(), all.get(3));

        assertThat(get(queue().admit(room().room(), 2))).isEqualTo(new Admission(2, 0, 1));

        assertThat(state(all.get(0))).isInstanceOf(EntryState.Active.class);
        assertThat(state(all.get(1))).isInstanceOf(EntryState.Active.class);
        assertThat(state(all.get(2))).isEqualTo(new EntryState.Waiting(0, 3));
    }
}
