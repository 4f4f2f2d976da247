package io.frontrow.payment.port;

import io.frontrow.payment.model.Callback;
import org.jspecify.annotations.Nullable;

/** Reads what is said to come from the payment module, and believes only what the module has signed just now. */
public interface CallbackVerifier {

    /**
     * Reads a message.
     *
     * @param signature what the message's header says; null if it has none
     * @param body as it was sent, byte for byte
     */
    Verification verify(@Nullable String signature, byte[] body);

    /** In order of precedence. */
    sealed interface Verification {

        /** No signature, or not the module's of this very body. */
        record Unsigned() implements Verification {}

        /** Signed too long ago, or ahead of time. */
        record Stale() implements Verification {}

        /** The module's, but not as agreed. */
        record Unreadable() implements Verification {}

        record Genuine(Callback callback) implements Verification {}
    }
}
