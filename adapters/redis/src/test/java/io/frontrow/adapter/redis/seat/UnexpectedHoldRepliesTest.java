package io.frontrow.adapter.redis.seat;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.frontrow.adapter.redis.client.Reply;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.port.SeatHolds.HoldRequest;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UnexpectedHoldRepliesTest {

    private final HoldId holdId = new HoldId(UUID.randomUUID());

    @Test
    @DisplayName("An unknown reply to a request for a hold is a fault")
    void toAHold() {
        QueueEntry entry = new QueueEntry(
                new QueueEntryId(UUID.randomUUID()),
                new ConcertId(UUID.randomUUID()),
                new UserId(UUID.randomUUID()),
                new Place(1));
        HoldRequest request = new HoldRequest(
                holdId,
                entry,
                new PerformanceId(UUID.randomUUID()),
                SeatNumbers.of(1),
                SeatNumbers.NONE,
                4,
                Duration.ofMinutes(1));

        assertThatIllegalStateException()
                .isThrownBy(() -> HoldScriptCall.outcome(request, new Reply("seat/hold_seats.lua", List.of("STRANGE"))))
                .withMessage("seat/hold_seats.lua returned an unexpected STRANGE");
    }

    @Test
    @DisplayName("An unknown reply to the search for a hold is a fault and not a hold that does not exist")
    void toTheSearchForAHold() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RedisSeatHolds.found(holdId, new Reply("seat/find_hold.lua", List.of("STRANGE"))))
                .withMessage("seat/find_hold.lua returned an unexpected STRANGE");
    }
}
