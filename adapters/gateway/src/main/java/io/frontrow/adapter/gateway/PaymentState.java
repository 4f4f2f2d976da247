package io.frontrow.adapter.gateway;

import io.frontrow.payment.model.CaptureId;
import io.frontrow.payment.model.CaptureResult;
import io.frontrow.shared.model.Points;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a payment at the payment module, as JSON.
 *
 * @param chargeId the id of the capture, if the payment is captured
 * @param amount the captured points, if the payment is captured
 * @param reason the reason, if the payment is declined
 */
public record PaymentState(
        Status status, @Nullable String chargeId, @Nullable Long amount, CaptureResult.@Nullable Reason reason) {

    public PaymentState {
        Objects.requireNonNull(status);
    }

    public static final PaymentState UNKNOWN = new PaymentState(Status.UNKNOWN, null, null, null);
    public static final PaymentState IN_PROGRESS = new PaymentState(Status.IN_PROGRESS, null, null, null);
    public static final PaymentState CANCELED = new PaymentState(Status.CANCELED, null, null, null);

    public static PaymentState captured(String captureId, long amount) {
        return new PaymentState(Status.CAPTURED, captureId, amount, null);
    }

    public static PaymentState declined(CaptureResult.Reason reason) {
        return new PaymentState(Status.DECLINED, null, null, reason);
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
     * @throws IllegalArgumentException if the id or the amount of the capture is missing or invalid
     */
    public Optional<CaptureResult> verdict() {
        return switch (status) {
            case CAPTURED -> Optional.of(captured());
            case DECLINED ->
                Optional.of(new CaptureResult.Declined(reason == null ? CaptureResult.Reason.DECLINED : reason));
            case CANCELED -> Optional.of(new CaptureResult.Voided());
            case IN_PROGRESS, UNKNOWN -> Optional.empty();
        };
    }

    private CaptureResult captured() {
        if (chargeId == null || amount == null) {
            throw new IllegalArgumentException("a capture has an id and an amount");
        }
        return new CaptureResult.Captured(new CaptureId(chargeId), new Points(amount));
    }
}
