package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.forecast.DepartureRates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts, departure rates and the clock of a waiting room. */
interface RoomStatisticsContract extends QueueSteps {

    Duration OVER_A_SAMPLE = Duration.ofMillis(1_050);

    @Test
    default void anUnusedRoomCountsNothing() {
        assertThat(counts()).isEqualTo(new RoomCounts(0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    default void anUnusedRoomHasUnknownDepartureRates() {
        assertThat(rates()).isEqualTo(DepartureRates.UNKNOWN);
    }

    @Test
    default void turnsCountAsEndedWhicheverWayTheyEnd() {
        List<QueueEntry> in = joined(6);
        admit(room().turnSeconds(60).capacity(5));
        leave(in.get(0));
        get(queue().leave(in.get(1), LeaveReason.PAID));
        requeue(in.get(2).userId());

        pass(OVER_A_SAMPLE);
        admit(room().turnSeconds(60).epoch(2).pause());

        assertThat(rates().turnsEnded()).isEqualTo(3);
        assertThat(rates().occupiedSeconds()).isBetween(1.0, 3.0);
        assertThat(rates().turnEndsPerSecond()).isPositive();
        assertThat(rates().abandonmentsPerSecond()).isZero();
    }

    @Test
    default void waitingEntriesThatLeaveCountAsAbandonments() {
        List<QueueEntry> all = joined(5);
        admit(room().turnSeconds(60).capacity(1));
        all.subList(2, 4).forEach(this::leave);

        pass(OVER_A_SAMPLE);
        admit(room().turnSeconds(60).capacity(1));

        assertThat(rates().turnsEnded()).isZero();
        assertThat(rates().turnEndsPerSecond()).isZero();
        assertThat(rates().abandonmentsPerSecond()).isBetween(2 / (3.5 * 3), 2 / 3.5);
    }

    @Test
    default void expiredTurnsCountOnceTheyAreRemoved() {
        joined(4);
        admit(room().turnSeconds(1));
        pass(OVER_A_SAMPLE);
        admit(room().turnSeconds(1));
        pass(OVER_A_SAMPLE);
        admit(room().turnSeconds(1));

        assertThat(rates().turnsEnded()).isEqualTo(4);
    }

    @Test
    default void theStoreTimeIsThatOfTheClockThatTurnsEndBy() {
        Instant before = clock().instant().minusSeconds(1);

        assertThat(get(queue().storeTime(concertId())))
                .isBetween(before, clock().instant().plusSeconds(1));
    }
}
