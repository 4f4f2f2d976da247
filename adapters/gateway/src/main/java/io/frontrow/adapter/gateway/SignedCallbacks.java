package io.frontrow.adapter.gateway;

import io.frontrow.payment.model.Callback;
import io.frontrow.payment.model.CallbackId;
import io.frontrow.payment.model.PaymentId;
import io.frontrow.payment.port.GatewayCallbacks;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies and reads callbacks in JSON, signed over time and body. A body is not parsed before its signature is
 * verified.
 */
public final class SignedCallbacks implements GatewayCallbacks {

    private final Signatures signatures;
    private final JsonMapper json = new JsonMapper();

    public SignedCallbacks(Signatures signatures) {
        this.signatures = signatures;
    }

    @Override
    public Reading read(@Nullable String signature, byte[] body) {
        return switch (signatures.verify(signature, body)) {
            case FORGED -> new Reading.NotSigned();
            case STALE -> new Reading.Stale();
            case GENUINE -> parse(body);
        };
    }

    private Reading parse(byte[] body) {
        try {
            CallbackMessage message = json.readValue(body, CallbackMessage.class);
            return message == null ? new Reading.Unreadable() : reading(message);
        } catch (JacksonException | IllegalArgumentException e) {
            return new Reading.Unreadable();
        }
    }

    private static Reading reading(CallbackMessage message) {
        CallbackId callbackId = new CallbackId(message.callbackId());
        PaymentId paymentId = new PaymentId(message.paymentId());
        return message.state()
                .verdict()
                .<Reading>map(verdict -> new Reading.Read(new Callback(callbackId, paymentId, verdict)))
                .orElseGet(Reading.Unreadable::new);
    }
}
