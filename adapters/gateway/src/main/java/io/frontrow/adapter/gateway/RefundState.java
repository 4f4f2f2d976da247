package io.frontrow.adapter.gateway;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of a refund at the payment module, as JSON.
 *
 * @param amount the refunded points, if there are any
 * @param reason the module's reason, if the refund is refused
 */
public record RefundState(
        Status status, @Nullable Long amount, @Nullable String reason) {

    public RefundState {
        Objects.requireNonNull(status);
    }

    public static RefundState refunded(long amount) {
        return new RefundState(Status.REFUNDED, amount, null);
    }

    public static RefundState refused(String reason) {
        return new RefundState(Status.REFUSED, null, reason);
    }

    /** The result of a refund. */
    public enum Status {
        REFUNDED,
        REFUSED
    }
}
