package io.frontrow.seat.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.port.SeatHolds.Outcome;
import org.junit.jupiter.api.Test;

/** The same seats asked for again are the same hold; any other selection of them is taken. */
interface HoldRepeatContract extends SeatHoldsSteps {

    @Test
    default void holdingTheSameSeatsAgainGivesTheSameHold() {
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
    default void repeatingAHoldAtTheLimitIsAllowed() {
        QueueEntry fan = aFanInTurn();
        SeatHold first = held(fan, 1, 2, 3, 4);

        assertThat(hold(fan, 1, 2, 3, 4))
                .isInstanceOfSatisfying(
                        Outcome.Held.class,
                        held -> assertThat(held.hold().holdId()).isEqualTo(first.holdId()));
    }

    @Test
    default void anotherSelectionWithTheUsersOwnHeldSeatsIsTaken() {
        QueueEntry fan = aFanInTurn();
        held(fan, 12, 13);

        assertThat(hold(fan, 12)).isEqualTo(new Outcome.Taken(SeatNumbers.of(12)));
        assertThat(hold(fan, 12, 13, 14)).isEqualTo(new Outcome.Taken(SeatNumbers.of(12, 13)));
    }

    @Test
    default void seatsOfTwoHoldsOfAUserAreNotOneHold() {
        QueueEntry fan = aFanInTurn();
        held(fan, 12, 13);
        held(fan, 14);

        assertThat(hold(fan, 12, 14)).isEqualTo(new Outcome.Taken(SeatNumbers.of(12, 14)));
        assertThat(hold(fan, 13, 14)).isEqualTo(new Outcome.Taken(SeatNumbers.of(13, 14)));
    }

    @Test
    default void seatsHeldByAnotherUserAreTaken() {
        held(aFanInTurn(), 12, 13);

        assertThat(hold(aFanInTurn(), 12, 13)).isEqualTo(new Outcome.Taken(SeatNumbers.of(12, 13)));
    }
}
