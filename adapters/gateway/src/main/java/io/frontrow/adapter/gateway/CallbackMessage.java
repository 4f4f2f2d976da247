package io.frontrow.adapter.gateway;

import io.frontrow.adapter.gateway.PaymentState.Status;
import io.frontrow.payment.model.CaptureResult;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A callback of the payment module, as JSON.
 *
 * @param callbackId the same for every delivery of this callback
 * @param status CAPTURED, DECLINED or CANCELED
 * @param chargeId the id of the capture, if the payment is captured
 * @param amount the captured points, if the payment is captured
 * @param reason the reason, if the payment is declined
 */
public record CallbackMessage(
        String callbackId,
        UUID paymentId,
        Status status,
        @Nullable String chargeId,
        @Nullable Long amount,
        CaptureResult.@Nullable Reason reason) {

    public CallbackMessage {
        Objects.requireNonNull(callbackId);
        Objects.requireNonNull(paymentId);
        Objects.requireNonNull(status);
    }

    PaymentState state() {
        return new PaymentState(status, chargeId, amount, reason);
    }
}
