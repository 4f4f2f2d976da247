package io.frontrow.adapter.gateway;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the payment module says of a refund, as JSON.
 *
 * @param reason why it is refused, in the module's words
 */
public record RefundState(Status status, @Nullable String reason) {

    public RefundState {
        Objects.requireNonNull(status);
    }

    public static final RefundState REFUNDED = new RefundState(Status.REFUNDED, null);

    public static RefundState refused(String reason) {
        return new RefundState(Status.REFUSED, reason);
    }

    /** What became of a refund. */
    public enum Status {
        REFUNDED,
        REFUSED
    }
}
