package io.frontrow.adapter.web.queue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.frontrow.queue.model.AdmissionOrder;
import io.frontrow.queue.model.GuardedScope;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The policy and the counts of a waiting room. */
record WaitingRoomResponse(
        @JsonUnwrapped Policy policy, @JsonUnwrapped RoomCounts counts) {
    static WaitingRoomResponse of(WaitingRoom room, RoomCounts counts) {
        return new WaitingRoomResponse(Policy.of(room.policy()), counts);
    }

    /** The policy, without its concert. */
    record Policy(
            int capacity,
            int admitPerSecond,
            int sessionSeconds,
            int idleSeconds,
            int awaySeconds,
            @Nullable Instant opensAt,
            AdmissionOrder order,
            RejoinPolicy reentry,
            GuardedScope guards,
            boolean paused) {
        static Policy of(WaitingRoomPolicy policy) {
            return new Policy(
                    policy.capacity(),
                    policy.admitPerSecond(),
                    policy.turnSeconds(),
                    policy.idleSeconds(),
                    policy.awaySeconds(),
                    policy.opensAt(),
                    policy.order(),
                    policy.reentry(),
                    policy.guards(),
                    policy.paused());
        }
    }
}
