package io.frontrow.adapter.gateway;

import io.frontrow.payment.model.CaptureId;
import io.frontrow.payment.model.CaptureResult;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a payment at the payment module, as JSON.
 *
 * @param chargeId the id of the capture, if the payment is captured
 * @param reason the reason, if the payment is declined
 */
public record PaymentState(Status status, @Nullable String chargeId, CaptureResult.@Nullable Reason reason) {

    public PaymentState {
        Objects.requireNonNull(status);
    }

    public static final PaymentState UNKNOWN = new PaymentState(Status.UNKNOWN, null, null);
    public static final PaymentState IN_PROGRESS = new PaymentState(Status.IN_PROGRESS, null, null);
    public static final PaymentState CANCELED = new PaymentState(Status.CANCELED, null, null);

    public static PaymentState captured(String captureId) {
        return new PaymentState(Status.CAPTURED, captureId, null);
    }

    public static PaymentState declined(CaptureResult.Reason reason) {
        return new PaymentState(Status.DECLINED, null, reason);
    }

    /** The status of a payment at the module. The first three are final. */
    public enum Status {
        CAPTURED,
        DECLINED,
        CANCELED,
        IN_PROGRESS,
        UNKNOWN
    }

    /**
     * Returns the final result of the payment, or empty if there is none yet.
     *
     * @throws IllegalArgumentException if the id of the capture is missing or invalid
     */
    public Optional<CaptureResult> verdict() {
        return switch (status) {
            case CAPTURED -> Optional.of(new CaptureResult.Captured(new CaptureId(chargeId == null ? "" : chargeId)));
            case DECLINED ->
                Optional.of(new CaptureResult.Declined(reason == null ? CaptureResult.Reason.DECLINED : reason));
            case CANCELED -> Optional.of(new CaptureResult.Voided());
            case IN_PROGRESS, UNKNOWN -> Optional.empty();
        };
    }
}
