package io.frontrow.seat.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.port.SeatHolds.Outcome;
import org.junit.jupiter.api.Test;

/** How many seats of a performance a user may have, held and claimed together. */
interface HoldLimitContract extends SeatHoldsSteps {

    @Test
    default void aUserCanHoldAsManySeatsAsTheLimit() {
        QueueEntry fan = aFanInTurn();

        assertThat(hold(fan, 1, 2, 3, 4, 5)).isEqualTo(new Outcome.OverLimit());
        assertThat(hold(fan, 1, 2, 3, 4)).isInstanceOf(Outcome.Held.class);
        assertThat(hold(fan, 5)).isEqualTo(new Outcome.OverLimit());
        assertThat(heldSeats()).isEqualTo(SeatNumbers.of(1, 2, 3, 4));
    }

    @Test
    default void claimedSeatsCountTowardsTheLimitEachOnce() {
        QueueEntry fan = aFanInTurn();
        held(fan, 1, 2);

        assertThat(hold(aRequest(fan, SeatNumbers.of(1, 7, 8), 3))).isEqualTo(new Outcome.OverLimit());
        assertThat(hold(aRequest(fan, SeatNumbers.of(1, 2, 3), 3, 4))).isInstanceOf(Outcome.Held.class);
    }

    @Test
    default void everyPerformanceHasItsOwnLimit() {
        QueueEntry fan = aFanInTurn();
        held(fan, 1, 2, 3, 4);

        assertThat(hold(aRequest(fan, otherPerformanceId(), LONG, 4, 5, 6, 7))).isInstanceOf(Outcome.Held.class);
    }

    @Test
    default void holdsOfOtherUsersDoNotCountTowardsTheLimit() {
        held(aFanInTurn(), 1, 2, 3, 4);

        assertThat(hold(aFanInTurn(), 5, 6, 7, 8)).isInstanceOf(Outcome.Held.class);
    }

    @Test
    default void takenSeatsPrecedeTheLimit() {
        held(aFanInTurn(), 1);

        assertThat(hold(aFanInTurn(), 1, 2, 3, 4, 5)).isEqualTo(new Outcome.Taken(SeatNumbers.of(1)));
    }
}
