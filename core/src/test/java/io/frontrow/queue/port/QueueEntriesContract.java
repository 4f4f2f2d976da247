package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Reentry;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.port.QueueEntries.Joined;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.TicketId;
import io.frontrow.shared.id.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Joining, the state of entries, and leaving. */
interface QueueEntriesContract extends QueueSteps {

    @Test
    default void newEntriesWaitAtTheEnd() {
        assertThat(join(aUser()).standing()).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(join(aUser()).standing()).isEqualTo(new Standing.Waiting(1, 0));
        assertThat(join(aUser()).standing()).isEqualTo(new Standing.Waiting(2, 0));
    }

    @Test
    default void aNewEntryHasTheGivenIdAndItsUser() {
        UserId user = aUser();
        TicketId id = aTicketId();

        Joined joined = get(queue().join(room().room(), user, id));

        assertThat(joined.isNew()).isTrue();
        assertThat(joined.ticket().ticketId()).isEqualTo(id);
        assertThat(joined.ticket().concertId()).isEqualTo(concertId());
        assertThat(joined.ticket().userId()).isEqualTo(user);
    }

    @Test
    default void placesGrowStrictly() {
        List<Place> places = IntStream.range(0, 50)
                .mapToObj(_ -> join(aUser()).ticket().place())
                .toList();

        assertThat(places).isSorted().doesNotHaveDuplicates();
    }

    @Test
    default void thePlaceIsTheMicrosecondOfArrival() {
        long before = micros(clock().instant()) - 1_000_000;

        long place = join(aUser()).ticket().place().value();

        assertThat(place).isBetween(before, micros(clock().instant()) + 1_000_000);
    }

    @Test
    default void aWaitingUserWhoJoinsAgainKeepsTheEntry() {
        join(aUser());
        UserId user = aUser();
        Joined first = join(user);

        Joined again = join(user);

        assertThat(again).isEqualTo(new Joined(first.ticket(), new Standing.Waiting(1, 0), false, false));
    }

    @Test
    default void aUserInTurnWhoJoinsAgainKeepsTheEntry() {
        UserId user = aUser();
        QueueTicket ticket = join(user).ticket();
        admit();

        Joined again = join(user);

        assertThat(again).isEqualTo(new Joined(ticket, state(ticket), false, false));
        assertThat(again.standing()).isInstanceOf(Standing.Active.class);
    }

    @Test
    default void aWaitingUserWhoRequeuesStartsAgainAtTheEnd() {
        UserId user = aUser();
        QueueTicket old = join(user).ticket();
        join(aUser());

        Joined again = requeue(user);

        assertThat(again.isNew()).isTrue();
        assertThat(again.ticket().ticketId()).isNotEqualTo(old.ticketId());
        assertThat(again.ticket().place()).isGreaterThan(old.place());
        assertThat(again.standing()).isEqualTo(new Standing.Waiting(1, 0));
        assertThat(state(old)).isEqualTo(new Standing.Gone());
        assertThat(counts()).isEqualTo(new RoomCounts(2, 0, 0, 1, 0, 0));
    }

    @Test
    default void aUserInTurnWhoRequeuesGivesUpTheTurn() {
        UserId user = aUser();
        QueueTicket old = join(user).ticket();
        admit();

        Joined again = requeue(user);

        assertThat(again.standing()).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(state(old)).isEqualTo(new Standing.Gone());
        assertThat(counts()).isEqualTo(new RoomCounts(1, 0, 1, 1, 0, 1));
    }

    @Test
    default void aUserWhoseTurnIsOverJoinsAnewAndIsCountedOnce() {
        UserId user = aUser();
        QueueTicket old = join(user).ticket();
        admit(room().sessionSeconds(1));
        pass(OVER_A_TURN);

        Joined again = join(user);

        assertThat(again.isNew()).isTrue();
        assertThat(again.standing()).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(again.ticket().place()).isGreaterThan(old.place());
        assertThat(state(old)).isEqualTo(new Standing.Gone());
        assertThat(counts().expiredTotal()).isEqualTo(1);
        assertThat(counts().leftTotal()).isZero();
    }

    @Test
    default void queuesOfDifferentConcertsAreIndependent() {
        UserId user = aUser();
        QueueTicket here = join(user).ticket();
        ConcertId elsewhere = new ConcertId(UUID.randomUUID());

        Joined there = get(queue().join(TestRoom.of(elsewhere).room(), user, aTicketId()));

        assertThat(there.isNew()).isTrue();
        assertThat(there.standing()).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(get(queue().admit(TestRoom.of(elsewhere).room(), BATCH)).admitted())
                .isEqualTo(1);
        assertThat(state(here)).isEqualTo(new Standing.Waiting(0, 0));
    }

    @Test
    default void theStateOfAWaitingEntryCountsEntriesAheadAndActive() {
        admitted(3);
        join(aUser());

        assertThat(state(join(aUser()).ticket())).isEqualTo(new Standing.Waiting(1, 3));
    }

    @Test
    default void theStateOfAnActiveEntryHasTheEndOfTheTurn() {
        QueueTicket ticket = join(aUser()).ticket();
        Instant before = clock().instant().minusSeconds(1);
        admit(room().sessionSeconds(90));

        assertThat(state(ticket))
                .isInstanceOfSatisfying(
                        Standing.Active.class,
                        active -> assertThat(active.endsAt())
                                .isBetween(
                                        before.plusSeconds(90),
                                        clock().instant().plusSeconds(91)));
    }

    @Test
    default void anUnknownEntryIsLost() {
        QueueTicket ticket = new QueueTicket(aTicketId(), concertId(), aUser(), new Place(1));

        assertThat(state(ticket)).isEqualTo(new Standing.Lost());
    }

    @Test
    default void anEntryThatIsNotTheUsersLastOneIsGone() {
        QueueTicket ticket = join(aUser()).ticket();

        assertThat(state(new QueueTicket(aTicketId(), concertId(), ticket.userId(), ticket.place())))
                .isEqualTo(new Standing.Gone());
        assertThat(state(new QueueTicket(
                        ticket.ticketId(),
                        concertId(),
                        ticket.userId(),
                        new Place(ticket.place().value() + 1))))
                .isEqualTo(new Standing.Gone());
    }

    @Test
    default void anEntryWhoseTurnIsOverIsGoneWithoutAnyJob() {
        QueueTicket ticket = join(aUser()).ticket();
        admit(room().sessionSeconds(1));
        pass(OVER_A_TURN);

        assertThat(state(ticket)).isEqualTo(new Standing.Gone());
        assertThat(state(join(aUser()).ticket())).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(counts()).isEqualTo(new RoomCounts(1, 0, 1, 0, 1, 0));
    }

    @Test
    default void whenAnEntryLeavesThoseBehindMoveUp() {
        QueueTicket first = join(aUser()).ticket();
        QueueTicket second = join(aUser()).ticket();

        assertThat(leave(first)).isTrue();

        assertThat(state(first)).isEqualTo(new Standing.Gone());
        assertThat(state(second)).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(counts()).isEqualTo(new RoomCounts(1, 0, 0, 1, 0, 0));
    }

    @Test
    default void anActiveEntryThatLeavesMakesRoom() {
        QueueTicket first = join(aUser()).ticket();
        QueueTicket second = join(aUser()).ticket();
        admit(room().capacity(1));

        assertThat(get(queue().leave(first, Departure.PAID))).isTrue();

        assertThat(state(first)).isEqualTo(new Standing.Gone());
        assertThat(admit(room().capacity(1)).admitted()).isEqualTo(1);
        assertThat(state(second)).isInstanceOf(Standing.Active.class);
        assertThat(counts().leftTotal()).isEqualTo(1);
    }

    @Test
    default void anEntryLeavesOnce() {
        QueueTicket ticket = join(aUser()).ticket();

        assertThat(leave(ticket)).isTrue();
        assertThat(leave(ticket)).isFalse();
        assertThat(counts().leftTotal()).isEqualTo(1);
    }

    @Test
    default void aReplacedEntryThatLeavesDoesNotRemoveTheNewOne() {
        UserId user = aUser();
        QueueTicket old = join(user).ticket();
        QueueTicket present = requeue(user).ticket();

        assertThat(leave(old)).isFalse();
        assertThat(state(present)).isEqualTo(new Standing.Waiting(0, 0));
    }

    @Test
    default void anEntryWhoseTurnIsOverCannotLeaveAndIsCountedOnce() {
        QueueTicket ticket = join(aUser()).ticket();
        admit(room().sessionSeconds(1));
        pass(OVER_A_TURN);

        assertThat(leave(ticket)).isFalse();
        assertThat(leave(ticket)).isFalse();
        admit();
        assertThat(counts()).isEqualTo(new RoomCounts(0, 0, 1, 0, 1, 0));
    }

    @Test
    default void aUserWhoHasLeftMayJoinAgainAtTheEnd() {
        UserId user = aUser();
        QueueTicket old = join(user).ticket();
        join(aUser());
        leave(old);

        assertThat(join(user).standing()).isEqualTo(new Standing.Waiting(1, 0));
    }

    @Test
    default void manyUsersWhoJoinAtOnceHaveDistinctPlacesInOrder() {
        List<QueueTicket> all = atOnce(500, _ -> queue().join(room().room(), aUser(), aTicketId())).stream()
                .map(Joined::ticket)
                .sorted(Comparator.comparing(QueueTicket::place))
                .toList();

        assertThat(all).extracting(QueueTicket::place).doesNotHaveDuplicates();
        List<Standing> inOrder = IntStream.range(0, 500)
                .<Standing>mapToObj(ahead -> new Standing.Waiting(ahead, 0))
                .toList();
        assertThat(all).extracting(this::state).isEqualTo(inOrder);
    }

    @Test
    default void aUserWhoJoinsManyTimesAtOnceHasOneEntry() {
        UserId user = aUser();

        List<Joined> all = atOnce(100, _ -> queue().join(room().room(), user, aTicketId()));

        assertThat(all).extracting(Joined::ticket).containsOnly(all.getFirst().ticket());
        assertThat(all).filteredOn(Joined::isNew).hasSize(1);
        assertThat(counts().waiting()).isEqualTo(1);
    }

    @Test
    default void aUserWhoRequeuesManyTimesAtOnceHasOneLiveEntry() {
        UserId user = aUser();

        List<QueueTicket> all =
                atOnce(50, _ -> queue().join(room().reentry(Reentry.REQUEUE).room(), user, aTicketId())).stream()
                        .map(Joined::ticket)
                        .toList();

        assertThat(all)
                .filteredOn(ticket -> !state(ticket).equals(new Standing.Gone()))
                .hasSize(1);
        assertThat(counts().waiting()).isEqualTo(1);
        assertThat(counts().leftTotal()).isEqualTo(49);
    }

    @Test
    default void anEntryThatLeavesManyTimesAtOnceIsCountedOnce() {
        QueueTicket ticket = join(aUser()).ticket();

        List<Boolean> all = atOnce(50, _ -> queue().leave(ticket, Departure.LEFT));

        assertThat(all).filteredOn(wasLive -> wasLive).hasSize(1);
        assertThat(counts().leftTotal()).isEqualTo(1);
    }

    @Test
    default void anEntryIsFoundByItsUserAndByItsId() {
        QueueTicket ticket = joined(3).get(1);

        assertThat(get(queue().find(concertId(), ticket.userId()))).contains(ticket);
        assertThat(get(queue().scanFor(concertId(), ticket.ticketId()))).contains(ticket);
    }

    @Test
    default void aUserWhoNeverJoinedIsNotFound() {
        joined(1);

        assertThat(get(queue().find(concertId(), aUser()))).isEmpty();
        assertThat(get(queue().scanFor(concertId(), aTicketId()))).isEmpty();
    }
}
