package io.frontrow.seat.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.port.SeatHolds.HoldRequest;
import io.frontrow.seat.port.SeatHolds.Outcome;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** The contract of {@link SeatHolds}. Each test has its own concert. */
public abstract class SeatHoldsContract {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration OVER_SHORT = Duration.ofMillis(250);
    private static final Duration OVER_A_TURN = Duration.ofMillis(1_050);
    private static final int LIMIT = 4;

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final PerformanceId performanceId = new PerformanceId(UUID.randomUUID());
    private final PerformanceId otherPerformanceId = new PerformanceId(UUID.randomUUID());

    protected abstract SeatHolds holds();

    /** The queue whose turns the holds extend. */
    protected abstract TestQueue queue();

    /** The clock of the store, or one that agrees with it. */
    protected abstract Clock clock();

    /** Lets at least this time pass on the clock of the store. */
    protected abstract void pass(Duration duration);

    @Nested
    class Holding {

        @Test
        void freeSeatsAreHeldUntilTheDeadline() {
            QueueEntry fan = aFanInTurn();
            HoldId fresh = aHoldId();
            Instant before = clock().instant().minusSeconds(1);

            Outcome outcome = hold(
                    new HoldRequest(fresh, fan, performanceId, SeatNumbers.of(12, 13), SeatNumbers.NONE, LIMIT, LONG));

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Held.class, held -> {
                assertThat(held.repeated()).isFalse();
                assertThat(held.hold().holdId()).isEqualTo(fresh);
                assertThat(held.hold().performanceId()).isEqualTo(performanceId);
                assertThat(held.hold().userId()).isEqualTo(fan.userId());
                assertThat(held.hold().seats()).isEqualTo(SeatNumbers.of(12, 13));
                assertThat(held.hold().remaining()).isEqualTo(LONG);
                assertThat(held.hold().expiresAt())
                        .isBetween(
                                before.plus(LONG),
                                clock().instant().plusSeconds(1).plus(LONG));
            });
            assertThat(heldSeats()).isEqualTo(SeatNumbers.of(12, 13));
        }

        @Test
        void aHoldIsFoundWithWhatRemainsOfIt() {
            SeatHold hold = held(aFanInTurn(), 12, 13);

            SeatHold found = find(hold.holdId()).orElseThrow();

            assertThat(found)
                    .usingRecursiveComparison()
                    .ignoringFields("remaining")
                    .isEqualTo(hold);
            assertThat(found.remaining()).isBetween(LONG.minusSeconds(5), LONG);
        }

        @Test
        void aHoldThatNeverWasIsNotFound() {
            assertThat(find(aHoldId())).isEmpty();
        }

        @Test
        void aHoldIsFoundInItsOwnConcertOnly() {
            SeatHold hold = held(aFanInTurn(), 12);

            assertThat(get(holds().find(new ConcertId(UUID.randomUUID()), hold.holdId())))
                    .isEmpty();
        }

        @Test
        void aWaitingUserCannotHold() {
            aFanWaiting();

            assertThat(hold(aFanWaiting(), 12)).isEqualTo(new Outcome.NoTurn(new TurnRefusal.NotYourTurn(1)));
            assertThat(heldSeats()).isEqualTo(SeatNumbers.NONE);
        }

        @Test
        void aUserWhoLeftCannotHold() {
            QueueEntry fan = aFanInTurn();
            get(queue().leave(fan, LeaveReason.LEFT));

            assertThat(hold(fan, 12)).isEqualTo(new Outcome.NoTurn(new TurnRefusal.EntryGone(GoneReason.LEFT)));
            assertThat(heldSeats()).isEqualTo(SeatNumbers.NONE);
        }

        @Test
        void aUserCannotHoldAfterTheTurn() {
            QueueEntry fan = aFanInTurn(TestRoom.of(concertId).turnSeconds(1));
            pass(Duration.ofMillis(1_050));

            assertThat(hold(fan, 12)).isEqualTo(new Outcome.NoTurn(new TurnRefusal.EntryGone(GoneReason.EXPIRED)));
        }

        @Test
        void aLostEntryIsAnError() {
            QueueEntry fan = aFanWaiting();
            QueueEntry lost = new QueueEntry(
                    new QueueEntryId(UUID.randomUUID()), concertId, new UserId(UUID.randomUUID()), fan.place());

            StepVerifier.create(holds().hold(aRequest(lost, SeatNumbers.NONE, 12)))
                    .verifyError(StoreUnavailable.class);
        }

        @Test
        void aReplacedEntryCannotHold() {
            QueueEntry fan = aFanInTurn();
            join(fan.userId(), RejoinPolicy.REQUEUE);
            admit(TestRoom.of(concertId));

            assertThat(hold(fan, 12)).isEqualTo(new Outcome.NoTurn(new TurnRefusal.EntryGone(GoneReason.REPLACED)));
        }

        @Test
        void ifASeatIsTakenNoneIsHeldAndTheTakenAreNamed() {
            held(aFanInTurn(), 12);
            held(aFanInTurn(), 14);

            assertThat(hold(aFanInTurn(), 11, 12, 13, 14)).isEqualTo(new Outcome.Taken(SeatNumbers.of(12, 14)));
            assertThat(heldSeats()).isEqualTo(SeatNumbers.of(12, 14));
        }

        @Test
        void theSameNumbersOfAnotherPerformanceAreOtherSeats() {
            held(aFanInTurn(), 12);

            assertThat(hold(aRequest(aFanInTurn(), otherPerformanceId, LONG, 12)))
                    .isInstanceOf(Outcome.Held.class);
        }

        @Test
        void noPerformancesHaveNoHeldSeats() {
            assertThat(get(holds().heldSeats(concertId, List.of()))).isEmpty();
        }

        @Test
        void anyNumberOfSeatsAboveTheLimitIsRefused() {
            held(aFanInTurn(), 7);

            assertThat(hold(aFanInTurn(), IntStream.rangeClosed(1, 10_000).toArray()))
                    .isEqualTo(new Outcome.Taken(SeatNumbers.of(7)));
            assertThat(hold(aFanInTurn(), IntStream.rangeClosed(10_000, 20_000).toArray()))
                    .isEqualTo(new Outcome.OverLimit());
        }
    }

    @Nested
    class Repeating {

        @Test
        void holdingTheSameSeatsAgainGivesTheSameHold() {
            QueueEntry fan = aFanInTurn();
            SeatHold first = held(fan, 12, 13);

            Outcome again = hold(fan, 13, 12);

            assertThat(again).isInstanceOfSatisfying(Outcome.Held.class, held -> {
                assertThat(held.repeated()).isTrue();
                assertThat(held.hold())
                        .usingRecursiveComparison()
                        .ignoringFields("remaining")
                        .isEqualTo(first);
                assertThat(held.hold().remaining()).isLessThanOrEqualTo(first.remaining());
            });
        }

        @Test
        void repeatingAHoldAtTheLimitIsAllowed() {
            QueueEntry fan = aFanInTurn();
            SeatHold first = held(fan, 1, 2, 3, 4);

            assertThat(hold(fan, 1, 2, 3, 4))
                    .isInstanceOfSatisfying(
                            Outcome.Held.class,
                            held -> assertThat(held.hold().holdId()).isEqualTo(first.holdId()));
        }

        @Test
        void anotherSelectionWithTheUsersOwnHeldSeatsIsTaken() {
            QueueEntry fan = aFanInTurn();
            held(fan, 12, 13);

            assertThat(hold(fan, 12)).isEqualTo(new Outcome.Taken(SeatNumbers.of(12)));
            assertThat(hold(fan, 12, 13, 14)).isEqualTo(new Outcome.Taken(SeatNumbers.of(12, 13)));
        }

        @Test
        void seatsOfTwoHoldsOfAUserAreNotOneHold() {
            QueueEntry fan = aFanInTurn();
            held(fan, 12, 13);
            held(fan, 14);

            assertThat(hold(fan, 12, 14)).isEqualTo(new Outcome.Taken(SeatNumbers.of(12, 14)));
            assertThat(hold(fan, 13, 14)).isEqualTo(new Outcome.Taken(SeatNumbers.of(13, 14)));
        }

        @Test
        void seatsHeldByAnotherUserAreTaken() {
            held(aFanInTurn(), 12, 13);

            assertThat(hold(aFanInTurn(), 12, 13)).isEqualTo(new Outcome.Taken(SeatNumbers.of(12, 13)));
        }
    }

    @Nested
    class Limit {

        @Test
        void aUserCanHoldAsManySeatsAsTheLimit() {
            QueueEntry fan = aFanInTurn();

            assertThat(hold(fan, 1, 2, 3, 4, 5)).isEqualTo(new Outcome.OverLimit());
            assertThat(hold(fan, 1, 2, 3, 4)).isInstanceOf(Outcome.Held.class);
            assertThat(hold(fan, 5)).isEqualTo(new Outcome.OverLimit());
            assertThat(heldSeats()).isEqualTo(SeatNumbers.of(1, 2, 3, 4));
        }

        @Test
        void claimedSeatsCountTowardsTheLimitEachOnce() {
            QueueEntry fan = aFanInTurn();
            held(fan, 1, 2);

            assertThat(hold(aRequest(fan, SeatNumbers.of(1, 7, 8), 3))).isEqualTo(new Outcome.OverLimit());
            assertThat(hold(aRequest(fan, SeatNumbers.of(1, 2, 3), 3, 4))).isInstanceOf(Outcome.Held.class);
        }

        @Test
        void everyPerformanceHasItsOwnLimit() {
            QueueEntry fan = aFanInTurn();
            held(fan, 1, 2, 3, 4);

            assertThat(hold(aRequest(fan, otherPerformanceId, LONG, 4, 5, 6, 7)))
                    .isInstanceOf(Outcome.Held.class);
        }

        @Test
        void holdsOfOtherUsersDoNotCountTowardsTheLimit() {
            held(aFanInTurn(), 1, 2, 3, 4);

            assertThat(hold(aFanInTurn(), 5, 6, 7, 8)).isInstanceOf(Outcome.Held.class);
        }

        @Test
        void takenSeatsPrecedeTheLimit() {
            held(aFanInTurn(), 1);

            assertThat(hold(aFanInTurn(), 1, 2, 3, 4, 5)).isEqualTo(new Outcome.Taken(SeatNumbers.of(1)));
        }
    }

    @Nested
    class Turn {

        @Test
        void theTurnLastsAtLeastUntilTheDeadline() {
            QueueEntry fan = aFanInTurn(TestRoom.of(concertId).turnSeconds(60));

            SeatHold hold = held(fan, 12);

            assertThat(state(fan)).isEqualTo(new EntryState.Active(hold.expiresAt()));
        }

        @Test
        void aHoldNeverShortensTheTurn() {
            QueueEntry fan = aFanInTurn(TestRoom.of(concertId).turnSeconds(3_600));
            EntryState before = state(fan);

            held(fan, 12);

            assertThat(state(fan)).isEqualTo(before);
        }

        @Test
        void repeatingAHoldDoesNotExtendTheTurn() {
            QueueEntry fan = aFanInTurn(TestRoom.of(concertId).turnSeconds(60));
            held(fan, 12);
            EntryState before = state(fan);
            pass(Duration.ofMillis(20));

            hold(fan, 12);

            assertThat(state(fan)).isEqualTo(before);
        }

        @Test
        void releasingWithinTheTurnRestoresItsEnd() {
            QueueEntry fan = aFanInTurn(TestRoom.of(concertId).turnSeconds(60));
            EntryState before = state(fan);

            for (int i = 0; i < 5; i++) {
                release(held(fan, 12), fan);
                pass(Duration.ofMillis(5));
            }

            assertThat(state(fan)).isEqualTo(before);
        }

        @Test
        void theTurnEndsWithTheLastDeadlineOfWhatIsStillHeld() {
            QueueEntry fan = aFanInTurn(TestRoom.of(concertId).turnSeconds(1));
            SeatHold first = held(fan, 12);
            pass(Duration.ofMillis(20));
            SeatHold last = held(fan, 13);
            assertThat(state(fan)).isEqualTo(new EntryState.Active(last.expiresAt()));

            release(last, fan);
            assertThat(state(fan)).isEqualTo(new EntryState.Active(first.expiresAt()));
        }

        @Test
        void noHoldBeginsAfterTheBaseEndOfTheTurn() {
            QueueEntry fan = aFanInTurn(TestRoom.of(concertId).turnSeconds(1));
            SeatHold hold = held(fan, 12);
            held(aFanInTurn(), 14);
            pass(OVER_A_TURN);

            assertThat(hold(fan, 13)).isEqualTo(new Outcome.NoMoreHolds());
            assertThat(hold(fan, 14)).isEqualTo(new Outcome.NoMoreHolds());
            assertThat(hold(fan, 12))
                    .isInstanceOfSatisfying(
                            Outcome.Held.class,
                            held -> assertThat(held.hold().expiresAt()).isEqualTo(hold.expiresAt()));
            assertThat(state(fan)).isEqualTo(new EntryState.Active(hold.expiresAt()));
        }

        @Test
        void releasingTheLastHoldAfterTheBaseEndEndsTheTurn() {
            QueueEntry fan = aFanInTurn(TestRoom.of(concertId).turnSeconds(1));
            SeatHold one = held(fan, 12);
            SeatHold other =
                    hold(aRequest(fan, otherPerformanceId, LONG, 7)) instanceof Outcome.Held held ? held.hold() : one;
            pass(OVER_A_TURN);

            release(one, fan);
            assertThat(state(fan)).isEqualTo(new EntryState.Active(other.expiresAt()));
            release(other, fan);

            assertThat(state(fan)).isEqualTo(new EntryState.Gone(GoneReason.EXPIRED));
            assertThat(hold(fan, 12)).isEqualTo(new Outcome.NoTurn(new TurnRefusal.EntryGone(GoneReason.EXPIRED)));
        }

        @Test
        void aTurnThatWasExtendedBeforeDoesNotLimitTheNextOne() {
            QueueEntry fan = aFanInTurn(TestRoom.of(concertId).turnSeconds(1));
            held(fan, 12);
            pass(OVER_A_TURN);
            get(queue().leave(fan, LeaveReason.LEFT));
            QueueEntry again = join(fan.userId(), RejoinPolicy.KEEP);
            admit(TestRoom.of(concertId));

            assertThat(hold(again, 13)).isInstanceOf(Outcome.Held.class);
        }

        @Test
        void noHoldBeginsInARestoredTurn() {
            QueueEntry fan = aLostFan();
            assertThat(get(queue().restore(fan, new TurnRecord.Unpaid(LONG)))).isInstanceOf(EntryState.Active.class);

            assertThat(hold(fan, 12)).isEqualTo(new Outcome.NoMoreHolds());
            assertThat(state(fan)).isInstanceOf(EntryState.Active.class);
        }
    }

    /** Users with held seats are present without heartbeats. */
    @Nested
    class Presence {

        private final TestRoom room = TestRoom.of(concertId).idleSeconds(1);

        @Test
        void aUserWhoHoldsSeatsIsNotEvictedHoweverSilent() {
            QueueEntry silent = aFanInTurn(room);
            QueueEntry holder = aFanInTurn(room);
            held(holder, 12);
            evictIdle();
            pass(OVER_A_TURN);

            assertThat(evictIdle()).containsExactly(silent);

            assertThat(state(holder)).isInstanceOf(EntryState.Active.class);
        }

        @Test
        void aHeartbeatDoesNotShortenThePresence() {
            QueueEntry holder = aFanInTurn(room);
            held(holder, 12);
            get(queue().record(concertId, List.of(holder.userId())).thenReturn(true));
            join(holder.userId(), RejoinPolicy.KEEP);
            evictIdle();
            pass(OVER_A_TURN);

            assertThat(evictIdle()).isEmpty();
        }

        @Test
        void aUserWhoReleasedAllSeatsIsEvictedWhenIdle() {
            QueueEntry fan = aFanInTurn(room);
            release(held(fan, 12), fan);
            evictIdle();
            assertThat(evictIdle()).isEmpty();
            pass(OVER_A_TURN);

            assertThat(evictIdle()).containsExactly(fan);
        }

        @Test
        void aUserWhoseHoldExpiredIsEvictedWhenIdle() {
            QueueEntry fan = aFanInTurn(room);
            heldShortly(fan, 12);
            evictIdle();
            pass(OVER_A_TURN.plus(OVER_SHORT));

            assertThat(evictIdle()).containsExactly(fan);
        }

        @Test
        void aUserWithARestoredTurnIsNotEvictedHoweverSilent() {
            QueueEntry fan = aLostFan();
            admit(room);
            get(queue().restore(fan, new TurnRecord.Unpaid(LONG)));
            evictIdle();
            pass(OVER_A_TURN);

            assertThat(evictIdle()).isEmpty();
        }

        private List<QueueEntry> evictIdle() {
            return get(queue().evictIdle(concertId, Duration.ofHours(1), 100)).active();
        }
    }

    @Nested
    class Releasing {

        @Test
        void releasedSeatsAreFree() {
            QueueEntry fan = aFanInTurn();
            SeatHold hold = held(fan, 12, 13);
            held(fan, 14);

            assertThat(release(hold, fan)).isTrue();

            assertThat(find(hold.holdId())).isEmpty();
            assertThat(heldSeats()).isEqualTo(SeatNumbers.of(14));
            assertThat(hold(aFanInTurn(), 12, 13)).isInstanceOf(Outcome.Held.class);
        }

        @Test
        void releasedSeatsDoNotCountTowardsTheLimit() {
            QueueEntry fan = aFanInTurn();
            release(held(fan, 1, 2, 3, 4), fan);

            assertThat(hold(fan, 5, 6, 7, 8)).isInstanceOf(Outcome.Held.class);
        }

        @Test
        void aHoldIsReleasedOnce() {
            QueueEntry fan = aFanInTurn();
            SeatHold hold = held(fan, 12);

            assertThat(release(hold, fan)).isTrue();
            assertThat(release(hold, fan)).isFalse();
        }

        @Test
        void aHoldOfAnotherUserCannotBeReleased() {
            SeatHold hold = held(aFanInTurn(), 12);

            assertThat(release(hold, aFanInTurn())).isFalse();
            assertThat(heldSeats()).isEqualTo(SeatNumbers.of(12));
        }

        @Test
        void anExpiredHoldCannotBeReleasedNorAffectLaterHolds() {
            QueueEntry fan = aFanInTurn();
            SeatHold over = heldShortly(fan, 12, 13);
            pass(OVER_SHORT);
            held(aFanInTurn(), 13);

            assertThat(release(over, fan)).isFalse();
            assertThat(heldSeats()).isEqualTo(SeatNumbers.of(13));
        }

        @Test
        void onlyTheHoldsOfTheUserAreReleased() {
            QueueEntry fan = aFanInTurn();
            held(fan, 1, 2);
            held(fan, 3);
            hold(aRequest(fan, otherPerformanceId, LONG, 4));
            held(aFanInTurn(), 5);

            holds().releaseAll(fan).block(Duration.ofSeconds(5));

            assertThat(heldOfBoth())
                    .containsEntry(performanceId, SeatNumbers.of(5))
                    .containsEntry(otherPerformanceId, SeatNumbers.NONE);
            assertThat(hold(fan, 1, 2, 3, 4)).isInstanceOf(Outcome.Held.class);
        }

        @Test
        void releasingAllDoesNotAffectLaterHolds() {
            QueueEntry fan = aFanInTurn();
            heldShortly(fan, 12);
            held(fan, 13);
            pass(OVER_SHORT);
            held(aFanInTurn(), 12);

            holds().releaseAll(fan).block(Duration.ofSeconds(5));

            assertThat(heldSeats()).isEqualTo(SeatNumbers.of(12));
            assertThat(hold(aFanInTurn(), 12)).isEqualTo(new Outcome.Taken(SeatNumbers.of(12)));
        }

        @Test
        void releasingAllWithoutHoldsIsNoError() {
            holds().releaseAll(aFanInTurn()).block(Duration.ofSeconds(5));

            assertThat(heldSeats()).isEqualTo(SeatNumbers.NONE);
        }

        @Test
        void allHoldsOfAPerformanceAreReleasedAndTheirTurnsEndByThemselves() {
            QueueEntry fan = aFanInTurn();
            SeatHold first = held(fan, 1, 2);
            SeatHold second = held(aFanInTurn(), 5);
            hold(aRequest(fan, otherPerformanceId, LONG, 4));

            assertThat(releaseAllIn(performanceId)).isEqualTo(2);

            assertThat(find(first.holdId())).isEmpty();
            assertThat(find(second.holdId())).isEmpty();
            assertThat(heldOfBoth())
                    .containsEntry(performanceId, SeatNumbers.NONE)
                    .containsEntry(otherPerformanceId, SeatNumbers.of(4));
            assertThat(releaseAllIn(performanceId)).isZero();
            assertThat(hold(aFanInTurn(), 1, 2, 5)).isInstanceOf(Outcome.Held.class);
        }

        private long releaseAllIn(PerformanceId performanceId) {
            return get(holds().releaseAllIn(concertId, performanceId));
        }

        @Test
        void aUserHoldsNothingOnceAllIsReleasedOrOver() {
            QueueEntry fan = aFanInTurn();
            assertThat(holdsNothing(fan)).isTrue();

            heldShortly(fan, 1);
            SeatHold hold = held(fan, 2);
            assertThat(holdsNothing(fan)).isFalse();
            assertThat(holdsNothing(aFanInTurn())).isTrue();

            release(hold, fan);
            assertThat(holdsNothing(fan)).isFalse();
            pass(OVER_SHORT);
            assertThat(holdsNothing(fan)).isTrue();
        }

        private boolean holdsNothing(QueueEntry fan) {
            return get(holds().holdsNothing(fan));
        }

        @Test
        void holdsOfAnotherConcertStay() {
            QueueEntry fan = aFanInTurn();
            held(fan, 12);
            QueueEntry elsewhere =
                    new QueueEntry(fan.entryId(), new ConcertId(UUID.randomUUID()), fan.userId(), fan.place());

            holds().releaseAll(elsewhere).block(Duration.ofSeconds(5));

            assertThat(heldSeats()).isEqualTo(SeatNumbers.of(12));
        }
    }

    @Nested
    class Expiry {

        @Test
        void aHoldEndsAtItsDeadlineWithoutAnyJob() {
            QueueEntry fan = aFanInTurn();
            SeatHold over = heldShortly(fan, 1, 2, 3, 4);
            pass(OVER_SHORT);

            assertThat(find(over.holdId())).isEmpty();
            assertThat(heldSeats()).isEqualTo(SeatNumbers.NONE);
            assertThat(hold(fan, 5, 6, 7, 8)).isInstanceOf(Outcome.Held.class);
            assertThat(hold(aFanInTurn(), 1, 2)).isInstanceOf(Outcome.Held.class);
        }

        @Test
        void expiredHoldsDoNotCountTowardsTheLimit() {
            QueueEntry fan = aFanInTurn();
            heldShortly(fan, 1, 2);
            held(fan, 3);
            pass(OVER_SHORT);

            assertThat(hold(fan, 4, 5, 6)).isInstanceOf(Outcome.Held.class);
            assertThat(hold(fan, 7)).isEqualTo(new Outcome.OverLimit());
        }

        @Test
        void holdingTheSameSeatsAfterTheDeadlineIsANewHold() {
            QueueEntry fan = aFanInTurn();
            SeatHold over = heldShortly(fan, 12);
            pass(OVER_SHORT);

            assertThat(hold(fan, 12)).isInstanceOfSatisfying(Outcome.Held.class, held -> {
                assertThat(held.repeated()).isFalse();
                assertThat(held.hold().holdId()).isNotEqualTo(over.holdId());
            });
        }

        @Test
        void purgingDeletesOnlyExpiredHolds() {
            heldShortly(aFanInTurn(), 1, 2);
            hold(aRequest(aFanInTurn(), otherPerformanceId, SHORT, 3));
            SeatHold live = held(aFanInTurn(), 4);
            pass(OVER_SHORT);

            assertThat(get(holds().purgeExpired(concertId, 100))).isEqualTo(3);
            assertThat(get(holds().purgeExpired(concertId, 100))).isZero();
            assertThat(find(live.holdId())).isPresent();
            assertThat(heldSeats()).isEqualTo(SeatNumbers.of(4));
        }

        @Test
        void purgingRunsInBatches() {
            IntStream.rangeClosed(1, 5).forEach(seat -> heldShortly(aFanInTurn(), seat));
            pass(OVER_SHORT);

            assertThat(get(holds().purgeExpired(concertId, 3))).isEqualTo(3);
            assertThat(get(holds().purgeExpired(concertId, 3))).isEqualTo(2);
            assertThat(get(holds().purgeExpired(concertId, 3))).isZero();
        }

        @Test
        void purgingKeepsLiveHolds() {
            held(aFanInTurn(), 12);

            assertThat(get(holds().purgeExpired(concertId, 100))).isZero();
            assertThat(get(holds().purgeExpired(new ConcertId(UUID.randomUUID()), 100)))
                    .isZero();
        }
    }

    @Nested
    class Concurrency {

        @Test
        void exactlyOneOfManyConcurrentHoldsOfASeatSucceeds() {
            List<QueueEntry> fans = fansInTurn(200);

            List<Outcome> all = atOnce(200, i -> holds().hold(aRequest(fans.get(i), performanceId, LONG, 12)));

            assertThat(all).filteredOn(Outcome.Held.class::isInstance).hasSize(1);
            assertThat(all)
                    .filteredOn(outcome -> !(outcome instanceof Outcome.Held))
                    .containsOnly(new Outcome.Taken(SeatNumbers.of(12)));
        }

        @Test
        void holdsThatOverlapAreWholeOrNotAtAll() {
            List<QueueEntry> fans = fansInTurn(100);

            List<SeatHold> all = atOnce(
                            100,
                            i -> holds().hold(aRequest(fans.get(i), performanceId, LONG, i % 7, i % 7 + 1, i % 7 + 2)))
                    .stream()
                    .map(outcome -> outcome instanceof Outcome.Held held ? held.hold() : null)
                    .filter(Objects::nonNull)
                    .toList();

            assertThat(all).isNotEmpty();
            assertThat(all.stream().flatMapToInt(hold -> hold.seats().stream()).boxed())
                    .doesNotHaveDuplicates();
            assertThat(heldSeats())
                    .isEqualTo(all.stream().map(SeatHold::seats).reduce(SeatNumbers.NONE, SeatNumbers::union));
        }

        @Test
        void concurrentHoldsOfTheSameSeatsAreOneHold() {
            QueueEntry fan = aFanInTurn();

            List<Outcome> all = atOnce(50, _ -> holds().hold(aRequest(fan, performanceId, LONG, 12, 13)));

            assertThat(all)
                    .extracting(outcome -> ((Outcome.Held) outcome).hold().holdId())
                    .containsOnly(((Outcome.Held) all.getFirst()).hold().holdId());
            assertThat(all)
                    .filteredOn(outcome -> !((Outcome.Held) outcome).repeated())
                    .hasSize(1);
        }

        @Test
        void concurrentHoldsOfAUserStayWithinTheLimit() {
            QueueEntry fan = aFanInTurn();

            atOnce(50, i -> holds().hold(aRequest(fan, performanceId, LONG, i + 1)));

            assertThat(heldSeats().size()).isEqualTo(LIMIT);
        }

        @Test
        void holdingAndReleasingAtOnceLeavesNoSeatBehind() {
            List<QueueEntry> fans = fansInTurn(20);

            atOnce(
                    200,
                    i -> holds().hold(aRequest(fans.get(i % 20), performanceId, LONG, 12, 13))
                            .flatMap(outcome -> outcome instanceof Outcome.Held held
                                    ? holds().release(
                                                    concertId,
                                                    held.hold().holdId(),
                                                    fans.get(i % 20).userId())
                                    : Mono.just(false)));

            assertThat(heldSeats()).isEqualTo(SeatNumbers.NONE);
            assertThat(hold(fans.getFirst(), 12, 13)).isInstanceOf(Outcome.Held.class);
        }
    }

    private QueueEntry aLostFan() {
        return new QueueEntry(
                new QueueEntryId(UUID.randomUUID()), concertId, new UserId(UUID.randomUUID()), new Place(1));
    }

    private QueueEntry aFanWaiting() {
        return join(new UserId(UUID.randomUUID()), RejoinPolicy.KEEP);
    }

    private QueueEntry aFanInTurn() {
        return aFanInTurn(TestRoom.of(concertId));
    }

    private QueueEntry aFanInTurn(TestRoom room) {
        QueueEntry fan = aFanWaiting();
        admit(room);
        return fan;
    }

    private List<QueueEntry> fansInTurn(int count) {
        List<QueueEntry> fans =
                IntStream.range(0, count).mapToObj(_ -> aFanWaiting()).toList();
        admit(TestRoom.of(concertId));
        return fans;
    }

    private QueueEntry join(UserId userId, RejoinPolicy reentry) {
        return get(queue().join(
                                TestRoom.of(concertId).reentry(reentry).room(),
                                userId,
                                new QueueEntryId(UUID.randomUUID())))
                .entry();
    }

    private void admit(TestRoom room) {
        get(queue().admit(room.room(), 1_000));
    }

    private EntryState state(QueueEntry entry) {
        return get(queue().state(entry));
    }

    private static HoldId aHoldId() {
        return new HoldId(UUID.randomUUID());
    }

    private static HoldRequest aRequest(QueueEntry fan, PerformanceId performanceId, Duration holdFor, int... seats) {
        return new HoldRequest(aHoldId(), fan, performanceId, SeatNumbers.of(seats), SeatNumbers.NONE, LIMIT, holdFor);
    }

    private HoldRequest aRequest(QueueEntry fan, SeatNumbers claimed, int... seats) {
        return new HoldRequest(aHoldId(), fan, performanceId, SeatNumbers.of(seats), claimed, LIMIT, LONG);
    }

    private Outcome hold(HoldRequest request) {
        return get(holds().hold(request));
    }

    private Outcome hold(QueueEntry fan, int... seats) {
        return hold(aRequest(fan, performanceId, LONG, seats));
    }

    private SeatHold held(QueueEntry fan, int... seats) {
        return ((Outcome.Held) hold(fan, seats)).hold();
    }

    private SeatHold heldShortly(QueueEntry fan, int... seats) {
        return ((Outcome.Held) hold(aRequest(fan, performanceId, SHORT, seats))).hold();
    }

    private boolean release(SeatHold hold, QueueEntry fan) {
        return get(holds().release(concertId, hold.holdId(), fan.userId()));
    }

    private Optional<SeatHold> find(HoldId holdId) {
        return get(holds().find(concertId, holdId));
    }

    private SeatNumbers heldSeats() {
        return heldOfBoth().getOrDefault(performanceId, SeatNumbers.NONE);
    }

    private Map<PerformanceId, SeatNumbers> heldOfBoth() {
        return get(holds().heldSeats(concertId, List.of(performanceId, otherPerformanceId)));
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
