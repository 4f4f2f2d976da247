package io.frontrow.payment.port;

import io.frontrow.payment.model.Callback;
import org.jspecify.annotations.Nullable;

/** Verifies that a message comes from the payment module: it must be signed by the module, a short time ago. */
public interface CallbackVerifier {

    /**
     * Verifies and parses a message.
     *
     * @param signature value of the signature header; null if there is none
     * @param body the bytes as they were sent
     */
    Verification verify(@Nullable String signature, byte[] body);

    /** The result, in order of precedence. */
    sealed interface Verification {

        /** There is no signature, or it is not the module's signature of this body. */
        record Unsigned() implements Verification {}

        /** It was signed too long ago, or in the future. */
        record Stale() implements Verification {}

        /** It is signed by the module, but does not have the agreed format. */
        record Unreadable() implements Verification {}

        record Genuine(Callback callback) implements Verification {}
    }
}
