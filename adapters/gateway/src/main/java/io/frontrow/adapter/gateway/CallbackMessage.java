package io.frontrow.adapter.gateway;

import io.frontrow.adapter.gateway.PaymentState.Status;
import io.frontrow.payment.model.CardVerdict;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the payment module calls back with, as JSON.
 *
 * @param callbackId the same when it is sent again
 * @param status CAPTURED, DECLINED or CANCELED
 * @param chargeId of a captured payment
 * @param reason of a declined one
 */
public record CallbackMessage(
        String callbackId,
        UUID paymentId,
        Status status,
        @Nullable String chargeId,
        CardVerdict.@Nullable Reason reason) {

    public CallbackMessage {
        Objects.requireNonNull(callbackId);
        Objects.requireNonNull(paymentId);
        Objects.requireNonNull(status);
    }

    PaymentState state() {
        return new PaymentState(status, chargeId, reason);
    }
}
