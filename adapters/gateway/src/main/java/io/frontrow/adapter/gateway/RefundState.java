package io.frontrow.adapter.gateway;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of a refund at the payment module, as JSON.
 *
 * @param reason the module's reason, if the refund is refused
 */
public record RefundState(Status status, @Nullable String reason) {

    public RefundState {
        Objects.requireNonNull(status);
    }

    public static final RefundState REFUNDED = new RefundState(Status.REFUNDED, null);

    public static RefundState refused(String reason) {
        return new RefundState(Status.REFUSED, reason);
    }

    /** The result of a refund. */
    public enum Status {
        REFUNDED,
        REFUSED
    }
}
