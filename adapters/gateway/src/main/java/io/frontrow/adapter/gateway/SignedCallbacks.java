package io.frontrow.adapter.gateway;

import io.frontrow.payment.model.Callback;
import io.frontrow.payment.model.CallbackId;
import io.frontrow.payment.port.CallbackVerifier;
import io.frontrow.shared.id.PaymentId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies and reads callbacks in JSON, signed over time and body. A body is not parsed before its signature is
 * verified.
 */
public final class SignedCallbacks implements CallbackVerifier {

    private final Signatures signatures;
    private final JsonMapper json = new JsonMapper();

    public SignedCallbacks(Signatures signatures) {
        this.signatures = signatures;
    }

    @Override
    public Verification verify(@Nullable String signature, byte[] body) {
        return switch (signatures.verify(signature, body)) {
            case FORGED -> new Verification.Unsigned();
            case STALE -> new Verification.Stale();
            case GENUINE -> parse(body);
        };
    }

    private Verification parse(byte[] body) {
        try {
            CallbackMessage message = json.readValue(body, CallbackMessage.class);
            return message == null ? new Verification.Unreadable() : reading(message);
        } catch (JacksonException | IllegalArgumentException e) {
            return new Verification.Unreadable();
        }
    }

    private static Verification reading(CallbackMessage message) {
        CallbackId callbackId = new CallbackId(message.callbackId());
        PaymentId paymentId = new PaymentId(message.paymentId());
        return message.state()
                .verdict()
                .<Verification>map(verdict -> new Verification.Genuine(new Callback(callbackId, paymentId, verdict)))
                .orElseGet(Verification.Unreadable::new);
    }
}
