package io.frontrow.onsale.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The policy of the waiting room, which does not change during a run.
 *
 * @param capacity turns that may run at the same time
 * @param admitPerSecond users who may be admitted within any second
 * @param sessionSeconds length of a turn
 * @param idleSeconds time without a call and without a stream after which a user who waits is away
 * @param opensAt when admission begins, by the clock of the service; null if it was open from the start
 * @param order {@code FIFO} or {@code SHUFFLE}
 */
public record Policy(
        int capacity,
        int admitPerSecond,
        int sessionSeconds,
        int idleSeconds,
        @Nullable Instant opensAt,
        Order order) {
    /** How users are ordered who came before the opening. */
    public enum Order {
        FIFO,
        SHUFFLE
    }
}
