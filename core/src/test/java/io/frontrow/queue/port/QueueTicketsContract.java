package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.forecast.DepartureRates;
import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.PastTurn;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Reentry;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.TicketId;
import io.frontrow.queue.port.QueueTickets.Admission;
import io.frontrow.queue.port.QueueTickets.Joined;
import io.frontrow.queue.port.QueueTickets.Sweep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What every store of the queue does. Each test has a concert of its own. */
public abstract class QueueTicketsContract {

    private static final int BATCH = 1_000;
    private static final Duration SESSION = Duration.ofSeconds(1);
    private static final Duration OVER_A_SESSION = Duration.ofMillis(1_050);
    private static final Duration A_TALLY = Duration.ofMillis(1_050);
    private static final Duration OVER_A_SECOND = Duration.ofMillis(1_050);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(1);

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final TestRoom room = TestRoom.of(concertId);

    /** How long a store under test lets nobody in after a loss. */
    protected static final Duration GRACE = Duration.ofMillis(500);

    /** A store with this grace. */
    protected abstract QueueTickets tickets();

    /** Lets the store lose all that it knows of a concert. */
    protected abstract void lose(ConcertId lost);

    /** Lets the store lose all that it knows of one user of a concert. */
    protected abstract void lose(ConcertId where, UserId lost);

    /** The clock of the store, or one that agrees with it. */
    protected abstract Clock clock();

    /** Lets at least this time pass on the clock of the store. */
    protected abstract void pass(Duration duration);

    // Joining

    @Test
    void whoeverJoinsWaitsAtTheEnd() {
        assertThat(join(aUser()).standing()).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(join(aUser()).standing()).isEqualTo(new Standing.Waiting(1, 0));
        assertThat(join(aUser()).standing()).isEqualTo(new Standing.Waiting(2, 0));
    }

    @Test
    void aNewTicketHasTheIdThatWasGivenAndItsOwnersName() {
        UserId user = aUser();
        TicketId fresh = aTicketId();

        Joined joined = get(tickets().join(room.room(), user, fresh));

        assertThat(joined.isFresh()).isTrue();
        assertThat(joined.ticket().ticketId()).isEqualTo(fresh);
        assertThat(joined.ticket().concertId()).isEqualTo(concertId);
        assertThat(joined.ticket().userId()).isEqualTo(user);
    }

    @Test
    void placesGrowStrictly() {
        List<Place> places = IntStream.range(0, 50)
                .mapToObj(_ -> join(aUser()).ticket().place())
                .toList();

        assertThat(places).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void thePlaceIsTheMicrosecondOfArrival() {
        long before = micros(clock().instant()) - 1_000_000;

        long place = join(aUser()).ticket().place().value();

        assertThat(place).isBetween(before, micros(clock().instant()) + 1_000_000);
    }

    @Test
    void whoWaitsAndKeepsTheirTicketGetsItAgain() {
        join(aUser());
        UserId user = aUser();
        Joined first = join(user);

        Joined again = join(user);

        assertThat(again).isEqualTo(new Joined(first.ticket(), new Standing.Waiting(1, 0), false, false));
    }

    @Test
    void whoIsInAndKeepsTheirTicketGetsItAgain() {
        UserId user = aUser();
        QueueTicket ticket = join(user).ticket();
        admit();

        Joined again = join(user);

        assertThat(again).isEqualTo(new Joined(ticket, standing(ticket), false, false));
        assertThat(again.standing()).isInstanceOf(Standing.Active.class);
    }

    @Test
    void whoWaitsAndRequeuesStartsAgainAtTheEnd() {
        UserId user = aUser();
        QueueTicket old = join(user).ticket();
        join(aUser());

        Joined again = requeue(user);

        assertThat(again.isFresh()).isTrue();
        assertThat(again.ticket().ticketId()).isNotEqualTo(old.ticketId());
        assertThat(again.ticket().place()).isGreaterThan(old.place());
        assertThat(again.standing()).isEqualTo(new Standing.Waiting(1, 0));
        assertThat(standing(old)).isEqualTo(new Standing.Gone());
        assertThat(counts()).isEqualTo(new RoomCounts(2, 0, 0, 1, 0, 0));
    }

    @Test
    void whoIsInAndRequeuesGivesTheirSessionUp() {
        UserId user = aUser();
        QueueTicket old = join(user).ticket();
        admit();

        Joined again = requeue(user);

        assertThat(again.standing()).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(standing(old)).isEqualTo(new Standing.Gone());
        assertThat(counts()).isEqualTo(new RoomCounts(1, 0, 1, 1, 0, 1));
    }

    @Test
    void whoseSessionIsOverJoinsAnewAndIsCountedOnce() {
        UserId user = aUser();
        QueueTicket old = join(user).ticket();
        admit(room.sessionSeconds(1));
        pass(OVER_A_SESSION);

        Joined again = join(user);

        assertThat(again.isFresh()).isTrue();
        assertThat(again.standing()).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(again.ticket().place()).isGreaterThan(old.place());
        assertThat(standing(old)).isEqualTo(new Standing.Gone());
        assertThat(counts().expiredTotal()).isEqualTo(1);
        assertThat(counts().leftTotal()).isZero();
    }

    @Test
    void linesOfDifferentConcertsDoNotMeet() {
        UserId user = aUser();
        QueueTicket here = join(user).ticket();
        ConcertId elsewhere = new ConcertId(UUID.randomUUID());

        Joined there = get(tickets().join(TestRoom.of(elsewhere).room(), user, aTicketId()));

        assertThat(there.isFresh()).isTrue();
        assertThat(there.standing()).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(get(tickets().admit(TestRoom.of(elsewhere).room(), BATCH)).admitted())
                .isEqualTo(1);
        assertThat(standing(here)).isEqualTo(new Standing.Waiting(0, 0));
    }

    // Standing

    @Test
    void whoWaitsIsToldHowManyAreAheadAndIn() {
        admitted(3);
        join(aUser());

        assertThat(standing(join(aUser()).ticket())).isEqualTo(new Standing.Waiting(1, 3));
    }

    @Test
    void whoIsInIsToldWhenTheSessionEnds() {
        QueueTicket ticket = join(aUser()).ticket();
        Instant before = clock().instant().minusSeconds(1);
        admit(room.sessionSeconds(90));

        assertThat(standing(ticket))
                .isInstanceOfSatisfying(
                        Standing.Active.class,
                        active -> assertThat(active.endsAt())
                                .isBetween(
                                        before.plusSeconds(90),
                                        clock().instant().plusSeconds(91)));
    }

    @Test
    void aTicketThatIsNotKnownIsLost() {
        QueueTicket ticket = new QueueTicket(aTicketId(), concertId, aUser(), new Place(1));

        assertThat(standing(ticket)).isEqualTo(new Standing.Lost());
    }

    @Test
    void aTicketThatIsNotTheUsersPresentOneIsGone() {
        QueueTicket ticket = join(aUser()).ticket();

        assertThat(standing(new QueueTicket(aTicketId(), concertId, ticket.userId(), ticket.place())))
                .isEqualTo(new Standing.Gone());
        assertThat(standing(new QueueTicket(
                        ticket.ticketId(),
                        concertId,
                        ticket.userId(),
                        new Place(ticket.place().value() + 1))))
                .isEqualTo(new Standing.Gone());
    }

    @Test
    void aSessionThatIsOverIsGoneWithoutAnyJob() {
        QueueTicket ticket = join(aUser()).ticket();
        admit(room.sessionSeconds(1));
        pass(OVER_A_SESSION);

        assertThat(standing(ticket)).isEqualTo(new Standing.Gone());
        assertThat(standing(join(aUser()).ticket())).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(counts()).isEqualTo(new RoomCounts(1, 0, 1, 0, 1, 0));
    }

    // Leaving

    @Test
    void whenOneLeavesThoseBehindMoveUp() {
        QueueTicket first = join(aUser()).ticket();
        QueueTicket second = join(aUser()).ticket();

        assertThat(leave(first)).isTrue();

        assertThat(standing(first)).isEqualTo(new Standing.Gone());
        assertThat(standing(second)).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(counts()).isEqualTo(new RoomCounts(1, 0, 0, 1, 0, 0));
    }

    @Test
    void whoIsInAndLeavesMakesRoom() {
        QueueTicket first = join(aUser()).ticket();
        QueueTicket second = join(aUser()).ticket();
        admit(room.capacity(1));

        assertThat(get(tickets().leave(first, Departure.PAID))).isTrue();

        assertThat(standing(first)).isEqualTo(new Standing.Gone());
        assertThat(admit(room.capacity(1)).admitted()).isEqualTo(1);
        assertThat(standing(second)).isInstanceOf(Standing.Active.class);
        assertThat(counts().leftTotal()).isEqualTo(1);
    }

    @Test
    void oneLeavesOnce() {
        QueueTicket ticket = join(aUser()).ticket();

        assertThat(leave(ticket)).isTrue();
        assertThat(leave(ticket)).isFalse();
        assertThat(counts().leftTotal()).isEqualTo(1);
    }

    @Test
    void aReplacedTicketCannotTakeThePresentOneAway() {
        UserId user = aUser();
        QueueTicket old = join(user).ticket();
        QueueTicket present = requeue(user).ticket();

        assertThat(leave(old)).isFalse();
        assertThat(standing(present)).isEqualTo(new Standing.Waiting(0, 0));
    }

    @Test
    void whoseSessionIsOverHasNothingToLeaveAndIsCountedOnce() {
        QueueTicket ticket = join(aUser()).ticket();
        admit(room.sessionSeconds(1));
        pass(OVER_A_SESSION);

        assertThat(leave(ticket)).isFalse();
        assertThat(leave(ticket)).isFalse();
        admit();
        assertThat(counts()).isEqualTo(new RoomCounts(0, 0, 1, 0, 1, 0));
    }

    @Test
    void whoeverLeftMayJoinAnewAtTheEnd() {
        UserId user = aUser();
        QueueTicket old = join(user).ticket();
        join(aUser());
        leave(old);

        assertThat(join(user).standing()).isEqualTo(new Standing.Waiting(1, 0));
    }

    // Admission

    @Test
    void thoseInFrontAreLetInAsFarAsTheCapacityGoes() {
        List<QueueTicket> all = joined(5);

        assertThat(admit(room.capacity(3))).isEqualTo(new Admission(3, 0, 2));

        assertThat(all.subList(0, 3)).allMatch(this::isIn);
        assertThat(standing(all.get(3))).isEqualTo(new Standing.Waiting(0, 3));
        assertThat(standing(all.get(4))).isEqualTo(new Standing.Waiting(1, 3));
        assertThat(admit(room.capacity(3))).isEqualTo(new Admission(0, 0, 2));
        assertThat(counts()).isEqualTo(new RoomCounts(2, 3, 3, 0, 0, 3));
    }

    @Test
    void noMoreAreLetInThanABatchHolds() {
        joined(5);

        assertThat(get(tickets().admit(room.room(), 2)).admitted()).isEqualTo(2);
        assertThat(get(tickets().admit(room.room(), 2)).admitted()).isEqualTo(2);
        assertThat(get(tickets().admit(room.room(), 2)).admitted()).isEqualTo(1);
        assertThat(get(tickets().admit(room.room(), 2)).admitted()).isZero();
    }

    @Test
    void noMoreAreLetInWithinASecondThanTheRateAllows() {
        joined(5);
        assertThat(admit(room.admitPerSecond(2)).admitted()).isEqualTo(2);
        assertThat(counts().admittedPerSecond()).isEqualTo(2);

        pass(SESSION.multipliedBy(2));

        assertThat(counts().admittedPerSecond()).isZero();
        assertThat(admit(room.admitPerSecond(2)).admitted()).isEqualTo(2);
    }

    @Test
    void leavingDoesNotRaiseTheRate() {
        List<QueueTicket> all = joined(3);
        Instant start = clock().instant();
        admit(room.admitPerSecond(1));
        leave(all.getFirst());

        admit(room.admitPerSecond(1));

        assertThat(counts().admittedTotal()).isLessThanOrEqualTo(secondsSince(start));
    }

    @Test
    void nobodyIsLetInWhileTheRoomIsPaused() {
        QueueTicket ticket = join(aUser()).ticket();

        assertThat(admit(room.pause())).isEqualTo(new Admission(0, 0, 1));
        assertThat(standing(ticket)).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(admit(room.epoch(2)).admitted()).isEqualTo(1);
    }

    @Test
    void nobodyIsLetInBeforeTheRoomOpens() {
        join(aUser());
        TestRoom opening = room.opensAt(clock().instant().plusMillis(500));
        assertThat(admit(opening).admitted()).isZero();

        pass(Duration.ofMillis(550));

        assertThat(admit(opening).admitted()).isEqualTo(1);
    }

    @Test
    void sessionsThatAreOverMakeRoomAndAreCountedOnce() {
        joined(3);
        admit(room.capacity(2).sessionSeconds(1));
        pass(OVER_A_SESSION);

        assertThat(admit(room.capacity(2))).isEqualTo(new Admission(1, 2, 0));
        assertThat(admit(room.capacity(2))).isEqualTo(new Admission(0, 0, 0));
        assertThat(counts().expiredTotal()).isEqualTo(2);
    }

    @Test
    void thePolicyWithTheHigherEpochHoldsWhicheverComesLater() {
        joined(10);
        assertThat(admit(room.epoch(2).capacity(3)).admitted()).isEqualTo(3);

        assertThat(admit(room.epoch(1).capacity(10)).admitted()).isZero();
        assertThat(admit(room.epoch(3).capacity(5)).admitted()).isEqualTo(2);
    }

    @Test
    void whenTheCapacityIsLoweredThoseWhoAreInStay() {
        List<QueueTicket> in = admitted(4);
        QueueTicket next = join(aUser()).ticket();
        TestRoom lowered = room.epoch(2).capacity(2);

        assertThat(admit(lowered).admitted()).isZero();
        assertThat(in).allMatch(this::isIn);
        in.subList(0, 2).forEach(this::leave);
        assertThat(admit(lowered).admitted()).isZero();
        leave(in.get(2));
        assertThat(admit(lowered).admitted()).isEqualTo(1);
        assertThat(isIn(next)).isTrue();
    }

    @Test
    void anUnusedRoomCountsNothing() {
        assertThat(counts()).isEqualTo(new RoomCounts(0, 0, 0, 0, 0, 0));
    }

    // Pace

    @Test
    void nothingIsKnownOfThePaceOfAnUnusedRoom() {
        assertThat(pace()).isEqualTo(DepartureRates.UNKNOWN);
    }

    @Test
    void sessionsThatEndInWhicheverWayMakeThePace() {
        List<QueueTicket> in = joined(6);
        admit(room.sessionSeconds(60).capacity(5));
        leave(in.get(0));
        get(tickets().leave(in.get(1), Departure.PAID));
        requeue(in.get(2).userId());

        pass(A_TALLY);
        admit(room.sessionSeconds(60).epoch(2).pause());

        assertThat(pace().turnsEnded()).isEqualTo(3);
        assertThat(pace().occupiedSeconds()).isBetween(1.0, 3.0);
        assertThat(pace().turnEndsPerSecond()).isPositive();
        assertThat(pace().abandonmentsPerSecond()).isZero();
    }

    @Test
    void whoeverLeavesTheLineHasGivenUp() {
        List<QueueTicket> all = joined(5);
        admit(room.sessionSeconds(60).capacity(1));
        all.subList(2, 4).forEach(this::leave);

        pass(A_TALLY);
        admit(room.sessionSeconds(60).capacity(1));

        assertThat(pace().turnsEnded()).isZero();
        assertThat(pace().turnEndsPerSecond()).isZero();
        assertThat(pace().abandonmentsPerSecond()).isBetween(2 / (3.5 * 3), 2 / 3.5);
    }

    @Test
    void sessionsThatRanOutMakeThePaceOnceTheyAreCleared() {
        joined(4);
        admit(room.sessionSeconds(1));
        pass(A_TALLY);
        admit(room.sessionSeconds(1));
        pass(A_TALLY);
        admit(room.sessionSeconds(1));

        assertThat(pace().turnsEnded()).isEqualTo(4);
    }

    // Being there

    @Test
    void whoGivesNoSignIsSweptFromTheLineAndFromTheirSession() {
        List<QueueTicket> all = joined(3);
        admit(room.capacity(1).idleSeconds(1));
        sweep();
        pass(OVER_A_SECOND);
        touch(all.get(1));

        assertThat(sweep()).isEqualTo(new Sweep(1, List.of(all.getFirst()), false));

        assertThat(standing(all.getFirst())).isEqualTo(new Standing.Gone());
        assertThat(standing(all.get(1))).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(standing(all.get(2))).isEqualTo(new Standing.Gone());
        assertThat(counts()).isEqualTo(new RoomCounts(1, 0, 1, 0, 2, 0));
        assertThat(sweep()).isEqualTo(new Sweep(0, List.of(), false));
    }

    @Test
    void askingAgainForTheTicketIsASign() {
        UserId user = aUser();
        QueueTicket ticket = join(user).ticket();
        admit(room.pause().idleSeconds(1));
        sweep();
        pass(OVER_A_SECOND);
        join(user);

        assertThat(sweep().waiting()).isZero();
        assertThat(standing(ticket)).isEqualTo(new Standing.Waiting(0, 0));
    }

    @Test
    void theIdleAreSweptInBatches() {
        joined(5);
        admit(room.pause().idleSeconds(1));
        sweep();
        pass(OVER_A_SECOND);

        assertThat(sweep(2)).isEqualTo(new Sweep(2, List.of(), true));
        assertThat(sweep(2)).isEqualTo(new Sweep(2, List.of(), true));
        assertThat(sweep(2)).isEqualTo(new Sweep(1, List.of(), false));
    }

    @Test
    void nobodyIsIdleWhileNobodySweeps() {
        joined(2);
        admit(room.pause().idleSeconds(1));
        Duration pauseMax = Duration.ofMillis(100);
        get(tickets().sweep(concertId, pauseMax, BATCH));
        pass(OVER_A_SECOND);

        assertThat(get(tickets().sweep(concertId, pauseMax, BATCH)).waiting()).isZero();
        pass(OVER_A_SECOND);
        assertThat(sweep().waiting()).isEqualTo(2);
    }

    @Test
    void nobodyIsSweptFromARoomWhosePolicyIsNotKnown() {
        joined(1);

        assertThat(sweep()).isEqualTo(new Sweep(0, List.of(), false));
    }

    @Test
    void whoseSessionIsOverIsNotSweptAsWell() {
        joined(1);
        admit(room.sessionSeconds(1).idleSeconds(1));
        sweep();
        pass(OVER_A_SESSION);

        sweep();
        admit();

        assertThat(counts().expiredTotal()).isEqualTo(1);
    }

    @Test
    void aSignOfSomebodyWhoIsGoneBringsNobodyBack() {
        QueueTicket ticket = join(aUser()).ticket();
        leave(ticket);

        touch(ticket);

        assertThat(standing(ticket)).isEqualTo(new Standing.Gone());
        assertThat(counts().waiting()).isZero();
    }

    @Test
    void whoWasSweptJoinsAnewAtTheEnd() {
        QueueTicket old = join(aUser()).ticket();
        admit(room.pause().idleSeconds(1));
        sweep();
        pass(OVER_A_SECOND);
        sweep();
        join(aUser());

        Joined again = join(old.userId());

        assertThat(again.isFresh()).isTrue();
        assertThat(again.standing()).isEqualTo(new Standing.Waiting(1, 0));
        assertThat(standing(old)).isEqualTo(new Standing.Gone());
    }

    // After a loss

    @Test
    void whoeverComesBackHasTheirOwnPlace() {
        List<QueueTicket> all = joined(3);
        lose();
        QueueTicket newcomer = join(aUser()).ticket();
        assertThat(standing(all.get(2))).isEqualTo(new Standing.Lost());

        assertThat(restore(all.get(2))).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(restore(all.getFirst())).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(restore(all.get(1))).isEqualTo(new Standing.Waiting(1, 0));

        assertThat(standing(newcomer)).isEqualTo(new Standing.Waiting(3, 0));
        assertThat(counts().waiting()).isEqualTo(4);
    }

    @Test
    void newcomersAreBehindAllWhoCameBack() {
        QueueTicket ahead = new QueueTicket(
                aTicketId(),
                concertId,
                aUser(),
                new Place(micros(clock().instant().plusSeconds(60))));
        restore(ahead);

        assertThat(join(aUser()).ticket().place()).isGreaterThan(ahead.place());
    }

    @Test
    void whoHasSomethingToPayForIsInAgainWhateverTheCapacity() {
        List<QueueTicket> all = joined(2);
        lose();
        Instant before = clock().instant().minusSeconds(1);
        admit(room.capacity(1));

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
        assertThat(admit(room.capacity(1)).admitted()).isZero();
        leave(all.getFirst());
        assertThat(admit(room.capacity(1)).admitted()).isZero();
        leave(all.getLast());
        assertThat(admit(room.capacity(1)).admitted()).isEqualTo(1);
    }

    @Test
    void aTicketThatWasCompletedIsNotTakenBack() {
        QueueTicket ticket = join(aUser()).ticket();
        lose();

        assertThat(restore(ticket, new PastTurn.Completed())).isEqualTo(new Standing.Gone());

        assertThat(standing(ticket)).isEqualTo(new Standing.Gone());
        assertThat(restore(ticket)).isEqualTo(new Standing.Gone());
        assertThat(counts().waiting()).isZero();
    }

    @Test
    void aLostTicketThatIsLeftIsNotTakenBack() {
        QueueTicket ticket = join(aUser()).ticket();
        lose();

        assertThat(leave(ticket)).isTrue();

        assertThat(standing(ticket)).isEqualTo(new Standing.Gone());
        assertThat(restore(ticket)).isEqualTo(new Standing.Gone());
        assertThat(leave(ticket)).isFalse();
    }

    @Test
    void aTicketThatIsNotLostStaysWhereItIs() {
        QueueTicket in = admitted(1).getFirst();
        QueueTicket waits = join(aUser()).ticket();
        QueueTicket left = join(aUser()).ticket();
        leave(left);

        assertThat(restore(in)).isInstanceOf(Standing.Active.class);
        assertThat(restore(waits, new PastTurn.Unpaid(Duration.ofSeconds(90)))).isEqualTo(new Standing.Waiting(0, 1));
        assertThat(restore(left)).isEqualTo(new Standing.Gone());
    }

    @Test
    void ofTwoTicketsOfAUserTheEarlierOneHolds() {
        QueueTicket old = join(aUser()).ticket();
        lose();
        QueueTicket anew = join(old.userId()).ticket();
        assertThat(standing(old)).isEqualTo(new Standing.Lost());

        restore(old);

        assertThat(standing(old)).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(standing(anew)).isEqualTo(new Standing.Gone());
        assertThat(join(old.userId()).ticket()).isEqualTo(old);
        assertThat(counts().waiting()).isEqualTo(1);
    }

    @Test
    void anEarlierTicketIsGoneOnceALaterOneHasHadItsTurn() {
        QueueTicket old = join(aUser()).ticket();
        lose();
        QueueTicket anew = join(old.userId()).ticket();
        admit();

        assertThat(restore(old)).isEqualTo(new Standing.Gone());
        assertThat(standing(anew)).isInstanceOf(Standing.Active.class);
        leave(anew);
        assertThat(restore(old)).isEqualTo(new Standing.Gone());
    }

    @Test
    void anEarlierTicketIsGoneOnceALaterOneHasLeft() {
        QueueTicket old = join(aUser()).ticket();
        lose();
        leave(join(old.userId()).ticket());

        assertThat(restore(old)).isEqualTo(new Standing.Gone());
    }

    @Test
    void anEarlierTicketThatIsLeftTakesNoLaterOneAway() {
        QueueTicket old = join(aUser()).ticket();
        lose();
        QueueTicket anew = join(old.userId()).ticket();

        assertThat(leave(old)).isTrue();

        assertThat(standing(old)).isEqualTo(new Standing.Gone());
        assertThat(standing(anew)).isEqualTo(new Standing.Waiting(0, 0));
    }

    @Test
    void whoLeftAndJoinedAnewCannotComeBackEarlier() {
        QueueTicket old = join(aUser()).ticket();
        leave(old);
        pass(Duration.ofMillis(1));
        join(old.userId());

        assertThat(standing(old)).isEqualTo(new Standing.Gone());
        assertThat(restore(old)).isEqualTo(new Standing.Gone());
    }

    @Test
    void nobodyIsLetInWithinTheGraceAfterALoss() {
        QueueTicket old = join(aUser()).ticket();
        lose();
        join(aUser());
        restore(old);

        assertThat(admit(room.capacity(1)).admitted()).isZero();
        pass(GRACE);
        assertThat(admit(room.capacity(1)).admitted()).isEqualTo(1);
        assertThat(isIn(old)).isTrue();
    }

    @Test
    void aRoomThatHasAdmittedAndIsNewToTheStoreWasLost() {
        join(aUser());

        assertThat(admit(room.thatHasAdmitted()).admitted()).isZero();
        pass(GRACE);
        assertThat(admit(room.thatHasAdmitted()).admitted()).isEqualTo(1);
    }

    @Test
    void theGraceIsGivenOnce() {
        List<QueueTicket> all = joined(2);
        lose();
        restore(all.getFirst());
        pass(GRACE);
        restore(all.getLast());

        assertThat(admit(room.thatHasAdmitted()).admitted()).isEqualTo(2);
    }

    @Test
    void whoAloneWasLostHasTheirOwnPlaceToo() {
        List<QueueTicket> all = joined(3);
        lose(concertId, all.get(1).userId());

        assertThat(standing(all.get(1))).isEqualTo(new Standing.Lost());
        assertThat(restore(all.get(1))).isEqualTo(new Standing.Waiting(1, 0));
        assertThat(standing(all.get(2))).isEqualTo(new Standing.Waiting(2, 0));
    }

    @Test
    void comingBackIsASign() {
        QueueTicket ticket = join(aUser()).ticket();
        lose();
        admit(room.pause().idleSeconds(1));
        sweep();
        pass(OVER_A_SECOND);
        restore(ticket);

        assertThat(sweep().waiting()).isZero();
    }

    // Many at once

    @Test
    void oneWhoComesBackManyTimesAtOnceIsInOnce() {
        QueueTicket old = join(aUser()).ticket();
        lose();

        atOnce(
                60,
                i -> i % 3 == 0 ? joining(old.userId()).then() : comingBack(old).then());

        assertThat(standing(old)).isEqualTo(new Standing.Waiting(0, 0));
        assertThat(counts().waiting()).isEqualTo(1);
    }

    @Test
    void manyWhoComeBackAtOnceAreInTheirOldOrder() {
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
        assertThat(all).extracting(this::standing).isEqualTo(inOrder);
        assertThat(counts().waiting()).isEqualTo(400);
    }

    @Test
    void manyWhoSweepAtOnceSweepEachOnce() {
        joined(60);
        admit(room.capacity(20).idleSeconds(1));
        sweep();
        pass(OVER_A_SECOND);

        List<Sweep> sweeps = atOnce(40, _ -> tickets().sweep(concertId, PAUSE_MAX, 3));

        assertThat(sweeps.stream().mapToInt(Sweep::waiting).sum()).isEqualTo(40);
        assertThat(sweeps.stream().flatMap(sweep -> sweep.active().stream()))
                .hasSize(20)
                .doesNotHaveDuplicates();
        assertThat(counts().expiredTotal()).isEqualTo(60);
    }

    @Test
    void manyWhoJoinAtOnceHaveDistinctPlacesInOrder() {
        List<QueueTicket> all = atOnce(500, _ -> tickets().join(room.room(), aUser(), aTicketId())).stream()
                .map(Joined::ticket)
                .sorted(Comparator.comparing(QueueTicket::place))
                .toList();

        assertThat(all).extracting(QueueTicket::place).doesNotHaveDuplicates();
        List<Standing> inOrder = IntStream.range(0, 500)
                .<Standing>mapToObj(ahead -> new Standing.Waiting(ahead, 0))
                .toList();
        assertThat(all).extracting(this::standing).isEqualTo(inOrder);
    }

    @Test
    void oneWhoJoinsManyTimesAtOnceHasOneTicket() {
        UserId user = aUser();

        List<Joined> all = atOnce(100, _ -> tickets().join(room.room(), user, aTicketId()));

        assertThat(all).extracting(Joined::ticket).containsOnly(all.getFirst().ticket());
        assertThat(all).filteredOn(Joined::isFresh).hasSize(1);
        assertThat(counts().waiting()).isEqualTo(1);
    }

    @Test
    void oneWhoRequeuesManyTimesAtOnceHasOneLiveTicket() {
        UserId user = aUser();

        List<QueueTicket> all =
                atOnce(50, _ -> tickets().join(room.reentry(Reentry.REQUEUE).room(), user, aTicketId())).stream()
                        .map(Joined::ticket)
                        .toList();

        assertThat(all)
                .filteredOn(ticket -> !standing(ticket).equals(new Standing.Gone()))
                .hasSize(1);
        assertThat(counts().waiting()).isEqualTo(1);
        assertThat(counts().leftTotal()).isEqualTo(49);
    }

    @Test
    void manyWhoAdmitAtOnceStayWithinTheCapacity() {
        List<QueueTicket> all = joined(60);

        int admitted = atOnce(8 * 5, _ -> tickets().admit(room.capacity(20).room(), 3)).stream()
                .mapToInt(Admission::admitted)
                .sum();

        assertThat(admitted).isEqualTo(20);
        assertThat(counts().active()).isEqualTo(20);
        assertThat(all.subList(0, 20)).allMatch(this::isIn);
    }

    @Test
    void manyWhoAdmitAtOnceStayWithinTheRate() {
        joined(60);
        Instant start = clock().instant();

        int admitted = atOnce(8 * 5, _ -> tickets().admit(room.admitPerSecond(7).room(), 3)).stream()
                .mapToInt(Admission::admitted)
                .sum();

        assertThat(admitted).isBetween(7, Math.toIntExact(7 * secondsSince(start)));
    }

    @Test
    void oneWhoLeavesManyTimesAtOnceIsCountedOnce() {
        QueueTicket ticket = join(aUser()).ticket();

        List<Boolean> all = atOnce(50, _ -> tickets().leave(ticket, Departure.LEFT));

        assertThat(all).filteredOn(wasLive -> wasLive).hasSize(1);
        assertThat(counts().leftTotal()).isEqualTo(1);
    }

    @Test
    void leavingAndAdmittingAtOnceLosesNobody() {
        List<QueueTicket> all = joined(60);

        atOnce(
                120,
                i -> i % 2 == 0
                        ? tickets().leave(all.get(i / 2), Departure.LEFT).then()
                        : tickets().admit(room.capacity(10).room(), 1).then());

        assertThat(all).allMatch(ticket -> standing(ticket).equals(new Standing.Gone()));
        RoomCounts counts = counts();
        assertThat(counts.waiting() + counts.active()).isZero();
        assertThat(counts.leftTotal()).isEqualTo(60);
    }

    private static UserId aUser() {
        return new UserId(UUID.randomUUID());
    }

    private static TicketId aTicketId() {
        return new TicketId(UUID.randomUUID());
    }

    private Joined join(UserId user) {
        return get(tickets().join(room.room(), user, aTicketId()));
    }

    private Joined requeue(UserId user) {
        return get(tickets().join(room.reentry(Reentry.REQUEUE).room(), user, aTicketId()));
    }

    private List<QueueTicket> joined(int count) {
        return IntStream.range(0, count).mapToObj(_ -> join(aUser()).ticket()).toList();
    }

    private List<QueueTicket> admitted(int count) {
        List<QueueTicket> in = joined(count);
        assertThat(admit().admitted()).isEqualTo(count);
        return in;
    }

    private Admission admit() {
        return admit(room);
    }

    private Admission admit(TestRoom changed) {
        return get(tickets().admit(changed.room(), BATCH));
    }

    private Standing standing(QueueTicket ticket) {
        return get(tickets().standing(ticket));
    }

    private boolean isIn(QueueTicket ticket) {
        return standing(ticket) instanceof Standing.Active;
    }

    private boolean leave(QueueTicket ticket) {
        return get(tickets().leave(ticket, Departure.LEFT));
    }

    private DepartureRates pace() {
        return get(tickets().pace(concertId));
    }

    /** Whoever joins next has a later place than whoever joined before. */
    private void lose() {
        lose(concertId);
        pass(Duration.ofMillis(1));
    }

    private Standing restore(QueueTicket ticket) {
        return get(comingBack(ticket));
    }

    private Standing restore(QueueTicket ticket, PastTurn past) {
        return get(tickets().restore(ticket, past));
    }

    private Mono<Standing> comingBack(QueueTicket ticket) {
        return tickets().restore(ticket, new PastTurn.Unknown());
    }

    private Mono<Joined> joining(UserId user) {
        return tickets().join(room.room(), user, aTicketId());
    }

    private void touch(QueueTicket ticket) {
        tickets().touch(concertId, List.of(ticket.userId())).block(Duration.ofSeconds(5));
    }

    private Sweep sweep() {
        return sweep(BATCH);
    }

    private Sweep sweep(int atMost) {
        return get(tickets().sweep(concertId, PAUSE_MAX, atMost));
    }

    private RoomCounts counts() {
        return get(tickets().counts(concertId));
    }

    /** Into how many seconds, whole or begun, the time since then falls: one more second, one more rate. */
    private long secondsSince(Instant start) {
        return 1 + Duration.between(start, clock().instant()).toSeconds();
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(Duration.ofSeconds(5)).orElseThrow();
    }

    private static <T> List<T> atOnce(int times, IntFunction<Mono<T>> action) {
        return get(Flux.range(0, times)
                .flatMap(i -> action.apply(i).subscribeOn(Schedulers.parallel()), times)
                .collectList());
    }
}
