package io.frontrow.seat.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.port.SeatHolds.Outcome;
import io.frontrow.shared.id.ConcertId;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Holds end at their deadlines. */
interface HoldExpiryContract extends SeatHoldsSteps {

    @Test
    default void aHoldEndsAtItsDeadlineWithoutAnyJob() {
        QueueEntry fan = aFanInTurn();
        SeatHold over = heldShortly(fan, 1, 2, 3, 4);
        pass(OVER_SHORT);

        assertThat(find(over.holdId())).isEmpty();
        assertThat(heldSeats()).isEqualTo(SeatNumbers.NONE);
        assertThat(hold(fan, 5, 6, 7, 8)).isInstanceOf(Outcome.Held.class);
        assertThat(hold(aFanInTurn(), 1, 2)).isInstanceOf(Outcome.Held.class);
    }

    @Test
    default void expiredHoldsDoNotCountTowardsTheLimit() {
        QueueEntry fan = aFanInTurn();
        heldShortly(fan, 1, 2);
        held(fan, 3);
        pass(OVER_SHORT);

        assertThat(hold(fan, 4, 5, 6)).isInstanceOf(Outcome.Held.class);
        assertThat(hold(fan, 7)).isEqualTo(new Outcome.OverLimit());
    }

    @Test
    default void holdingTheSameSeatsAfterTheDeadlineIsANewHold() {
        QueueEntry fan = aFanInTurn();
        SeatHold over = heldShortly(fan, 12);
        pass(OVER_SHORT);

        assertThat(hold(fan, 12)).isInstanceOfSatisfying(Outcome.Held.class, held -> {
            assertThat(held.repeated()).isFalse();
            assertThat(held.hold().holdId()).isNotEqualTo(over.holdId());
        });
    }

    @Test
    default void purgingDeletesOnlyExpiredHolds() {
        heldShortly(aFanInTurn(), 1, 2);
        hold(aRequest(aFanInTurn(), otherPerformanceId(), SHORT, 3));
        SeatHold live = held(aFanInTurn(), 4);
        pass(OVER_SHORT);

        assertThat(get(holds().purgeExpired(concertId(), 100))).isEqualTo(3);
        assertThat(get(holds().purgeExpired(concertId(), 100))).isZero();
        assertThat(find(live.holdId())).isPresent();
        assertThat(heldSeats()).isEqualTo(SeatNumbers.of(4));
    }

    @Test
    default void purgingRunsInBatches() {
        IntStream.rangeClosed(1, 5).forEach(seat -> heldShortly(aFanInTurn(), seat));
        pass(OVER_SHORT);

        assertThat(get(holds().purgeExpired(concertId(), 3))).isEqualTo(3);
        assertThat(get(holds().purgeExpired(concertId(), 3))).isEqualTo(2);
        assertThat(get(holds().purgeExpired(concertId(), 3))).isZero();
    }

    @Test
    default void purgingKeepsLiveHolds() {
        held(aFanInTurn(), 12);

        assertThat(get(holds().purgeExpired(concertId(), 100))).isZero();
        assertThat(get(holds().purgeExpired(new ConcertId(UUID.randomUUID()), 100)))
                .isZero();
    }
}
