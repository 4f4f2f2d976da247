package io.frontrow.seat.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.port.SeatHolds.HoldRequest;
import io.frontrow.seat.port.SeatHolds.Outcome;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Which seats a user may hold, and what is held then. */
interface HoldingContract extends SeatHoldsSteps {

    @Test
    default void freeSeatsAreHeldUntilTheDeadline() {
        QueueEntry fan = aFanInTurn();
        HoldId fresh = aHoldId();
        Instant before = clock().instant().minusSeconds(1);

        Outcome outcome = hold(
                new HoldRequest(fresh, fan, performanceId(), SeatNumbers.of(12, 13), SeatNumbers.NONE, LIMIT, LONG));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Held.class, held -> {
            assertThat(held.repeated()).isFalse();
            assertThat(held.hold().holdId()).isEqualTo(fresh);
            assertThat(held.hold().performanceId()).isEqualTo(performanceId());
            assertThat(held.hold().userId()).isEqualTo(fan.userId());
            assertThat(held.hold().seats()).isEqualTo(SeatNumbers.of(12, 13));
            assertThat(held.hold().remaining()).isEqualTo(LONG);
            assertThat(held.hold().expiresAt())
                    .isBetween(
                            before.plus(LONG), clock().instant().plusSeconds(1).plus(LONG));
        });
        assertThat(heldSeats()).isEqualTo(SeatNumbers.of(12, 13));
    }

    @Test
    default void aHoldIsFoundWithWhatRemainsOfIt() {
        SeatHold hold = held(aFanInTurn(), 12, 13);

        SeatHold found = find(hold.holdId()).orElseThrow();

        assertThat(found).usingRecursiveComparison().ignoringFields("remaining").isEqualTo(hold);
        assertThat(found.remaining()).isBetween(LONG.minusSeconds(5), LONG);
    }

    @Test
    default void aHoldThatNeverWasIsNotFound() {
        assertThat(find(aHoldId())).isEmpty();
    }

    @Test
    default void aHoldIsFoundInItsOwnConcertOnly() {
        SeatHold hold = held(aFanInTurn(), 12);

        assertThat(get(holds().find(new ConcertId(UUID.randomUUID()), hold.holdId())))
                .isEmpty();
    }

    @Test
    default void aWaitingUserCannotHold() {
        aFanWaiting();

        assertThat(hold(aFanWaiting(), 12)).isEqualTo(new Outcome.NoTurn(new TurnRefusal.NotYourTurn(1)));
        assertThat(heldSeats()).isEqualTo(SeatNumbers.NONE);
    }

    @Test
    default void aUserWhoLeftCannotHold() {
        QueueEntry fan = aFanInTurn();
        get(queue().leave(fan, LeaveReason.LEFT));

        assertThat(hold(fan, 12)).isEqualTo(new Outcome.NoTurn(new TurnRefusal.EntryGone(GoneReason.LEFT)));
        assertThat(heldSeats()).isEqualTo(SeatNumbers.NONE);
    }

    @Test
    default void aUserCannotHoldAfterTheTurn() {
        QueueEntry fan = aFanInTurn(TestRoom.of(concertId()).turnSeconds(1));
        pass(Duration.ofMillis(1_050));

        assertThat(hold(fan, 12)).isEqualTo(new Outcome.NoTurn(new TurnRefusal.EntryGone(GoneReason.EXPIRED)));
    }

    @Test
    default void aLostEntryIsAnError() {
        QueueEntry fan = aFanWaiting();
        QueueEntry lost = new QueueEntry(
                new QueueEntryId(UUID.randomUUID()), concertId(), new UserId(UUID.randomUUID()), fan.place());

        StepVerifier.create(holds().hold(aRequest(lost, SeatNumbers.NONE, 12))).verifyError(StoreUnavailable.class);
    }

    @Test
    default void aReplacedEntryCannotHold() {
        QueueEntry fan = aFanInTurn();
        join(fan.userId(), RejoinPolicy.REQUEUE);
        admit(TestRoom.of(concertId()));

        assertThat(hold(fan, 12)).isEqualTo(new Outcome.NoTurn(new TurnRefusal.EntryGone(GoneReason.REPLACED)));
    }

    @Test
    default void ifASeatIsTakenNoneIsHeldAndTheTakenAreNamed() {
        held(aFanInTurn(), 12);
        held(aFanInTurn(), 14);

        assertThat(hold(aFanInTurn(), 11, 12, 13, 14)).isEqualTo(new Outcome.Taken(SeatNumbers.of(12, 14)));
        assertThat(heldSeats()).isEqualTo(SeatNumbers.of(12, 14));
    }

    @Test
    default void theSameNumbersOfAnotherPerformanceAreOtherSeats() {
        held(aFanInTurn(), 12);

        assertThat(hold(aRequest(aFanInTurn(), otherPerformanceId(), LONG, 12))).isInstanceOf(Outcome.Held.class);
    }

    @Test
    default void theHoldsOfSeatsAreFoundOnce() {
        SeatHold both = held(aFanInTurn(), 12, 13);
        SeatHold other = held(aFanInTurn(), 14);
        held(aFanInTurn(), 15);
        hold(aRequest(aFanInTurn(), otherPerformanceId(), LONG, 12));

        assertThat(get(holds().holdsOf(concertId(), performanceId(), SeatNumbers.of(11, 12, 13, 14))))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("remaining")
                .containsExactlyInAnyOrder(both, other);
        assertThat(get(holds().holdsOf(concertId(), performanceId(), SeatNumbers.NONE)))
                .isEmpty();
    }

    @Test
    default void noPerformancesHaveNoHeldSeats() {
        assertThat(get(holds().heldSeats(concertId(), List.of()))).isEmpty();
    }

    @Test
    default void anyNumberOfSeatsAboveTheLimitIsRefused() {
        held(aFanInTurn(), 7);

        assertThat(hold(aFanInTurn(), IntStream.rangeClosed(1, 10_000).toArray()))
                .isEqualTo(new Outcome.Taken(SeatNumbers.of(7)));
        assertThat(hold(aFanInTurn(), IntStream.rangeClosed(10_000, 20_000).toArray()))
                .isEqualTo(new Outcome.OverLimit());
    }
}
