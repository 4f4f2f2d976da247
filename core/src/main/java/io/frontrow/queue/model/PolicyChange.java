package io.frontrow.queue.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of the policy of a waiting room. What is null stays as it is; the other values are as in
 * {@link WaitingRoomPolicy}.
 */
public record PolicyChange(
        @Nullable Integer capacity,
        @Nullable Integer admitPerSecond,
        @Nullable Integer turnSeconds,
        @Nullable Integer idleSeconds,
        @Nullable Integer awaySeconds,
        @Nullable Opening opening,
        @Nullable AdmissionOrder order,
        @Nullable RejoinPolicy reentry,
        @Nullable GuardedScope guards,
        @Nullable Boolean paused) {

    /** The change that replaces the whole policy; without an {@code opensAt}, the room opens with the sale. */
    public static PolicyChange to(WaitingRoomPolicy policy) {
        return new PolicyChange(
                policy.capacity(),
                policy.admitPerSecond(),
                policy.turnSeconds(),
                policy.idleSeconds(),
                policy.awaySeconds(),
                new Opening(policy.opensAt()),
                policy.order(),
                policy.reentry(),
                policy.guards(),
                policy.paused());
    }

    /** {@return the policy as this change makes it, of a concert whose sale opens at this time} */
    public WaitingRoomPolicy appliedTo(WaitingRoomPolicy policy, Instant salesOpenAt) {
        return new WaitingRoomPolicy(
                or(capacity, policy.capacity()),
                or(admitPerSecond, policy.admitPerSecond()),
                or(turnSeconds, policy.turnSeconds()),
                or(idleSeconds, policy.idleSeconds()),
                or(awaySeconds, policy.awaySeconds()),
                opening == null ? policy.opensAt() : or(opening.at(), salesOpenAt),
                or(order, policy.order()),
                or(reentry, policy.reentry()),
                or(guards, policy.guards()),
                or(paused, policy.paused()));
    }

    private static <T> T or(@Nullable T changed, T present) {
        return changed == null ? present : changed;
    }

    /**
     * When the room opens.
     *
     * @param at not before the sale of the concert opens; null for the time at which it does
     */
    public record Opening(@Nullable Instant at) {}
}
