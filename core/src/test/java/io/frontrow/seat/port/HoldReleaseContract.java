package io.frontrow.seat.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.port.SeatHolds.Outcome;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Seats that are released, one hold or many. */
interface HoldReleaseContract extends SeatHoldsSteps {

    @Test
    default void releasedSeatsAreFree() {
        QueueEntry fan = aFanInTurn();
        SeatHold hold = held(fan, 12, 13);
        held(fan, 14);

        assertThat(release(hold, fan)).isTrue();

        assertThat(find(hold.holdId())).isEmpty();
        assertThat(heldSeats()).isEqualTo(SeatNumbers.of(14));
        assertThat(hold(aFanInTurn(), 12, 13)).isInstanceOf(Outcome.Held.class);
    }

    @Test
    default void releasedSeatsDoNotCountTowardsTheLimit() {
        QueueEntry fan = aFanInTurn();
        release(held(fan, 1, 2, 3, 4), fan);

        assertThat(hold(fan, 5, 6, 7, 8)).isInstanceOf(Outcome.Held.class);
    }

    @Test
    default void aHoldIsReleasedOnce() {
        QueueEntry fan = aFanInTurn();
        SeatHold hold = held(fan, 12);

        assertThat(release(hold, fan)).isTrue();
        assertThat(release(hold, fan)).isFalse();
    }

    @Test
    default void aHoldOfAnotherUserCannotBeReleased() {
        SeatHold hold = held(aFanInTurn(), 12);

        assertThat(release(hold, aFanInTurn())).isFalse();
        assertThat(heldSeats()).isEqualTo(SeatNumbers.of(12));
    }

    @Test
    default void anExpiredHoldCannotBeReleasedNorAffectLaterHolds() {
        QueueEntry fan = aFanInTurn();
        SeatHold over = heldShortly(fan, 12, 13);
        pass(OVER_SHORT);
        held(aFanInTurn(), 13);

        assertThat(release(over, fan)).isFalse();
        assertThat(heldSeats()).isEqualTo(SeatNumbers.of(13));
    }

    @Test
    default void onlyTheHoldsOfTheUserAreReleased() {
        QueueEntry fan = aFanInTurn();
        held(fan, 1, 2);
        held(fan, 3);
        hold(aRequest(fan, otherPerformanceId(), LONG, 4));
        held(aFanInTurn(), 5);

        holds().releaseAll(fan).block(Duration.ofSeconds(5));

        assertThat(heldOfBoth())
                .containsEntry(performanceId(), SeatNumbers.of(5))
                .containsEntry(otherPerformanceId(), SeatNumbers.NONE);
        assertThat(hold(fan, 1, 2, 3, 4)).isInstanceOf(Outcome.Held.class);
    }

    @Test
    default void releasingAllDoesNotAffectLaterHolds() {
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
    default void releasingAllWithoutHoldsIsNoError() {
        holds().releaseAll(aFanInTurn()).block(Duration.ofSeconds(5));

        assertThat(heldSeats()).isEqualTo(SeatNumbers.NONE);
    }

    @Test
    default void allHoldsOfAPerformanceAreReleasedAndTheirTurnsEndByThemselves() {
        QueueEntry fan = aFanInTurn();
        SeatHold first = held(fan, 1, 2);
        SeatHold second = held(aFanInTurn(), 5);
        hold(aRequest(fan, otherPerformanceId(), LONG, 4));

        assertThat(releaseAllIn(performanceId())).isEqualTo(2);

        assertThat(find(first.holdId())).isEmpty();
        assertThat(find(second.holdId())).isEmpty();
        assertThat(heldOfBoth())
                .containsEntry(performanceId(), SeatNumbers.NONE)
                .containsEntry(otherPerformanceId(), SeatNumbers.of(4));
        assertThat(releaseAllIn(performanceId())).isZero();
        assertThat(hold(aFanInTurn(), 1, 2, 5)).isInstanceOf(Outcome.Held.class);
    }

    private long releaseAllIn(PerformanceId performance) {
        return get(holds().releaseAllIn(concertId(), performance));
    }

    @Test
    default void aUserHoldsNothingOnceAllIsReleasedOrOver() {
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
    default void holdsOfAnotherConcertStay() {
        QueueEntry fan = aFanInTurn();
        held(fan, 12);
        QueueEntry elsewhere =
                new QueueEntry(fan.entryId(), new ConcertId(UUID.randomUUID()), fan.userId(), fan.place());

        holds().releaseAll(elsewhere).block(Duration.ofSeconds(5));

        assertThat(heldSeats()).isEqualTo(SeatNumbers.of(12));
    }
}
