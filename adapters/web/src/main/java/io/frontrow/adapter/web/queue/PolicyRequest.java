package io.frontrow.adapter.web.queue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.frontrow.queue.model.AdmissionOrder;
import io.frontrow.queue.model.GuardedScope;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.WaitingRoomPolicy;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * A new policy of a waiting room. It may be what an operator read before: the counts in it are ignored.
 *
 * @param awaySeconds null for {@link WaitingRoomPolicy#AWAY_SECONDS_DEFAULT}
 * @param opensAt the time before which no user is admitted; null for the opening of the sale
 */
@JsonIgnoreProperties({
    "waiting",
    "away",
    "active",
    "admittedTotal",
    "leftTotal",
    "expiredTotal",
    "admittedPerSecond",
    "promises"
})
record PolicyRequest(
        @NotNull @Range(min = 1, max = WaitingRoomPolicy.CAPACITY_MAX)
        Integer capacity,

        @NotNull @Range(min = 1, max = WaitingRoomPolicy.ADMIT_PER_SECOND_MAX)
        Integer admitPerSecond,

        @NotNull @Range(min = 1, max = WaitingRoomPolicy.SECONDS_MAX)
        Integer sessionSeconds,

        @NotNull @Range(min = 1, max = WaitingRoomPolicy.SECONDS_MAX)
        Integer idleSeconds,

        @Range(min = 0, max = WaitingRoomPolicy.SECONDS_MAX) @Nullable
        Integer awaySeconds,

        @Nullable Instant opensAt,
        @NotNull AdmissionOrder order,
        @NotNull RejoinPolicy reentry,
        @NotNull GuardedScope guards,
        @NotNull Boolean paused) {
    WaitingRoomPolicy policy() {
        return new WaitingRoomPolicy(
                capacity,
                admitPerSecond,
                sessionSeconds,
                idleSeconds,
                awaySeconds == null ? WaitingRoomPolicy.AWAY_SECONDS_DEFAULT : awaySeconds,
                opensAt,
                order,
                reentry,
                guards,
                paused);
    }
}
