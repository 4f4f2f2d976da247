package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.port.QueueEntries.Joined;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Joining, the state of entries, and leaving. */
interface QueueEntriesContract extends QueueSteps {

    @Test
    default void newEntriesWaitAtTheEnd() {
        assertThat(join(aUser()).state()).isEqualTo(new EntryState.Waiting(0, 0));
        assertThat(join(aUser()).state()).isEqualTo(new EntryState.Waiting(1, 0));
        assertThat(join(aUser()).state()).isEqualTo(new EntryState.Waiting(2, 0));
    }

    @Test
    default void aNewEntryHasTheGivenIdAndItsUser() {
        UserId user = aUser();
        QueueEntryId id = anEntryId();

        Joined joined = get(queue().join(room().room(), user, id));

        assertThat(joined.isNew()).isTrue();
        assertThat(joined.entry().entryId()).isEqualTo(id);
        assertThat(joined.entry().concertId()).isEqualTo(concertId());
        assertThat(joined.entry().userId()).isEqualTo(user);
    }

    @Test
    default void placesGrowStrictly() {
        List<Place> places = IntStream.range(0, 50)
                .mapToObj(_ -> join(aUser()).entry().place())
                .toList();

        assertThat(places).isSorted().doesNotHaveDuplicates();
    }

    @Test
    default void thePlaceIsTheMicrosecondOfArrival() {
        long before = micros(clock().instant()) - 1_000_000;

        long place = join(aUser()).entry().place().value();

        assertThat(place).isBetween(before, micros(clock().instant()) + 1_000_000);
    }

    @Test
    default void aWaitingUserWhoJoinsAgainKeepsTheEntry() {
        join(aUser());
        UserId user = aUser();
        Joined first = join(user);

        Joined again = join(user);

        assertThat(again).isEqualTo(new Joined(first.entry(), new EntryState.Waiting(1, 0), false, false));
    }

    @Test
    default void aUserInTurnWhoJoinsAgainKeepsTheEntry() {
        UserId user = aUser();
        QueueEntry entry = join(user).entry();
        admit();

        Joined again = join(user);

        assertThat(again).isEqualTo(new Joined(entry, state(entry), false, false));
        assertThat(again.state()).isInstanceOf(EntryState.Active.class);
    }

    @Test
    default void aWaitingUserWhoRequeuesStartsAgainAtTheEnd() {
        UserId user = aUser();
        QueueEntry old = join(user).entry();
        join(aUser());

        Joined again = requeue(user);

        assertThat(again.isNew()).isTrue();
        assertThat(again.entry().entryId()).isNotEqualTo(old.entryId());
        assertThat(again.entry().place()).isGreaterThan(old.place());
        assertThat(again.state()).isEqualTo(new EntryState.Waiting(1, 0));
        assertThat(state(old)).isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
        assertThat(counts()).isEqualTo(new RoomCounts(2, 0, 0, 0, 1, 0, 0));
    }

    @Test
    default void aUserInTurnWhoRequeuesGivesUpTheTurn() {
        UserId user = aUser();
        QueueEntry old = join(user).entry();
        admit();

        Joined again = requeue(user);

        assertThat(again.state()).isEqualTo(new EntryState.Waiting(0, 0));
        assertThat(state(old)).isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
        assertThat(counts()).isEqualTo(new RoomCounts(1, 0, 0, 1, 1, 0, 1));
    }

    @Test
    default void aUserWhoseTurnIsOverJoinsAgainAndIsCountedOnce() {
        UserId user = aUser();
        QueueEntry old = join(user).entry();
        admit(room().turnSeconds(1));
        pass(OVER_A_TURN);

        Joined again = join(user);

        assertThat(again.isNew()).isTrue();
        assertThat(again.state()).isEqualTo(new EntryState.Waiting(0, 0));
        assertThat(again.entry().place()).isGreaterThan(old.place());
        assertThat(state(old)).isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
        assertThat(counts().expiredTotal()).isEqualTo(1);
        assertThat(counts().leftTotal()).isZero();
    }

    @Test
    default void queuesOfDifferentConcertsAreIndependent() {
        UserId user = aUser();
        QueueEntry here = join(user).entry();
        ConcertId elsewhere = new ConcertId(UUID.randomUUID());

        Joined there = get(queue().join(TestRoom.of(elsewhere).room(), user, anEntryId()));

        assertThat(there.isNew()).isTrue();
        assertThat(there.state()).isEqualTo(new EntryState.Waiting(0, 0));
        assertThat(get(queue().admit(TestRoom.of(elsewhere).room(), BATCH)).admitted())
                .isEqualTo(1);
        assertThat(state(here)).isEqualTo(new EntryState.Waiting(0, 0));
    }

    @Test
    default void theStateOfAWaitingEntryCountsEntriesAheadAndActive() {
        admitted(3);
        join(aUser());

        assertThat(state(join(aUser()).entry())).isEqualTo(new EntryState.Waiting(1, 3));
    }

    @Test
    default void theStateOfAnActiveEntryHasTheEndOfTheTurn() {
        QueueEntry entry = join(aUser()).entry();
        Instant before = clock().instant().minusSeconds(1);
        admit(room().turnSeconds(90));

        assertThat(state(entry))
                .isInstanceOfSatisfying(
                        EntryState.Active.class,
                        active -> assertThat(active.endsAt())
                                .isBetween(
                                        before.plusSeconds(90),
                                        clock().instant().plusSeconds(91)));
    }

    @Test
    default void anUnknownEntryIsLost() {
        QueueEntry entry = new QueueEntry(anEntryId(), concertId(), aUser(), new Place(1));

        assertThat(state(entry)).isEqualTo(new EntryState.Lost());
    }

    @Test
    default void anEntryThatIsNotTheUsersLastOneIsGone() {
        QueueEntry entry = join(aUser()).entry();

        assertThat(state(new QueueEntry(anEntryId(), concertId(), entry.userId(), entry.place())))
                .isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
        assertThat(state(new QueueEntry(
                        entry.entryId(),
                        concertId(),
                        entry.userId(),
                        new Place(entry.place().value() + 1))))
                .isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
    }

    @Test
    default void anEntryWhoseTurnIsOverIsGoneWithoutAnyJob() {
        QueueEntry entry = join(aUser()).entry();
        admit(room().turnSeconds(1));
        pass(OVER_A_TURN);

        assertThat(state(entry)).isEqualTo(new EntryState.Gone(GoneReason.EXPIRED));
        assertThat(state(join(aUser()).entry())).isEqualTo(new EntryState.Waiting(0, 0));
        assertThat(counts()).isEqualTo(new RoomCounts(1, 0, 0, 1, 0, 1, 0));
    }

    @Test
    default void whenAnEntryLeavesThoseBehindMoveUp() {
        QueueEntry first = join(aUser()).entry();
        QueueEntry second = join(aUser()).entry();

        assertThat(leave(first)).isTrue();

        assertThat(state(first)).isEqualTo(new EntryState.Gone(GoneReason.LEFT));
        assertThat(state(second)).isEqualTo(new EntryState.Waiting(0, 0));
        assertThat(counts()).isEqualTo(new RoomCounts(1, 0, 0, 0, 1, 0, 0));
    }

    @Test
    default void anActiveEntryThatLeavesMakesRoom() {
        QueueEntry first = join(aUser()).entry();
        QueueEntry second = join(aUser()).entry();
        admit(room().capacity(1));

        assertThat(get(queue().leave(first, LeaveReason.PAID))).isTrue();

        assertThat(state(first)).isEqualTo(new EntryState.Gone(GoneReason.COMPLETED));
        assertThat(admit(room().capacity(1)).admitted()).isEqualTo(1);
        assertThat(state(second)).isInstanceOf(EntryState.Active.class);
        assertThat(counts().leftTotal()).isEqualTo(1);
    }

    @Test
    default void anEntryLeavesOnce() {
        QueueEntry entry = join(aUser()).entry();

        assertThat(leave(entry)).isTrue();
        assertThat(leave(entry)).isFalse();
        assertThat(counts().leftTotal()).isEqualTo(1);
    }

    @Test
    default void aReplacedEntryThatLeavesDoesNotRemoveTheNewOne() {
        UserId user = aUser();
        QueueEntry old = join(user).entry();
        QueueEntry current = requeue(user).entry();

        assertThat(leave(old)).isFalse();
        assertThat(state(current)).isEqualTo(new EntryState.Waiting(0, 0));
    }

    @Test
    default void anEntryWhoseTurnIsOverCannotLeaveAndIsCountedOnce() {
        QueueEntry entry = join(aUser()).entry();
        admit(room().turnSeconds(1));
        pass(OVER_A_TURN);

        assertThat(leave(entry)).isFalse();
        assertThat(leave(entry)).isFalse();
        admit();
        assertThat(counts()).isEqualTo(new RoomCounts(0, 0, 0, 1, 0, 1, 0));
    }

    @Test
    default void aUserWhoHasLeftMayJoinAgainAtTheEnd() {
        UserId user = aUser();
        QueueEntry old = join(user).entry();
        join(aUser());
        leave(old);

        assertThat(join(user).state()).isEqualTo(new EntryState.Waiting(1, 0));
    }

    @Test
    default void manyUsersWhoJoinAtOnceHaveDistinctPlacesInOrder() {
        List<QueueEntry> all = atOnce(500, _ -> queue().join(room().room(), aUser(), anEntryId())).stream()
                .map(Joined::entry)
                .sorted(Comparator.comparing(QueueEntry::place))
                .toList();

        assertThat(all).extracting(QueueEntry::place).doesNotHaveDuplicates();
        List<EntryState> inOrder = IntStream.range(0, 500)
                .<EntryState>mapToObj(ahead -> new EntryState.Waiting(ahead, 0))
                .toList();
        assertThat(all).extracting(this::state).isEqualTo(inOrder);
    }

    @Test
    default void aUserWhoJoinsManyTimesAtOnceHasOneEntry() {
        UserId user = aUser();

        List<Joined> all = atOnce(100, _ -> queue().join(room().room(), user, anEntryId()));

        assertThat(all).extracting(Joined::entry).containsOnly(all.getFirst().entry());
        assertThat(all).filteredOn(Joined::isNew).hasSize(1);
        assertThat(counts().waiting()).isEqualTo(1);
    }

    @Test
    default void aUserWhoRequeuesManyTimesAtOnceHasOneLiveEntry() {
        UserId user = aUser();

        List<QueueEntry> all =
                atOnce(
                                50,
                                _ -> queue().join(
                                                room().reentry(RejoinPolicy.REQUEUE)
                                                        .room(),
                                                user,
                                                anEntryId()))
                        .stream()
                        .map(Joined::entry)
                        .toList();

        assertThat(all)
                .filteredOn(entry -> !(state(entry) instanceof EntryState.Gone))
                .hasSize(1);
        assertThat(counts().waiting()).isEqualTo(1);
        assertThat(counts().leftTotal()).isEqualTo(49);
    }

    @Test
    default void anEntryThatLeavesManyTimesAtOnceIsCountedOnce() {
        QueueEntry entry = join(aUser()).entry();

        List<Boolean> all = atOnce(50, _ -> queue().leave(entry, LeaveReason.LEFT));

        assertThat(all).filteredOn(wasLive -> wasLive).hasSize(1);
        assertThat(counts().leftTotal()).isEqualTo(1);
    }

    @Test
    default void aGoneEntryKnowsWhy() {
        for (Map.Entry<LeaveReason, GoneReason> why : Map.of(
                        LeaveReason.LEFT, GoneReason.LEFT,
                        LeaveReason.PAID, GoneReason.COMPLETED,
                        LeaveReason.REMOVED, GoneReason.REMOVED,
                        LeaveReason.SALE_CLOSED, GoneReason.SALE_CLOSED)
                .entrySet()) {
            QueueEntry entry = join(aUser()).entry();
            get(queue().leave(entry, why.getKey()));
            assertThat(state(entry)).isEqualTo(new EntryState.Gone(why.getValue()));
            join(entry.userId());
            assertThat(state(entry)).isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
        }
        QueueEntry requeued = join(aUser()).entry();
        requeue(requeued.userId());
        assertThat(state(requeued)).isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
    }

    @Test
    default void anEntryWhoseTurnRanOutHasExpiredAlsoIfItLeavesAfterwards() {
        QueueEntry entry = join(aUser()).entry();
        admit(room().turnSeconds(1));
        pass(OVER_A_TURN);
        leave(entry);

        assertThat(state(entry)).isEqualTo(new EntryState.Gone(GoneReason.EXPIRED));
    }

    @Test
    default void anEntryIsFoundByItsUserAndByItsId() {
        QueueEntry entry = joined(3).get(1);

        assertThat(get(queue().find(concertId(), entry.userId()))).contains(entry);
        assertThat(get(queue().scanFor(concertId(), entry.entryId()))).contains(entry);
    }

    @Test
    default void aUserWhoNeverJoinedIsNotFound() {
        joined(1);

        assertThat(get(queue().find(concertId(), aUser()))).isEmpty();
        assertThat(get(queue().scanFor(concertId(), anEntryId()))).isEmpty();
    }
}
