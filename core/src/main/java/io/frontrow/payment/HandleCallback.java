package io.frontrow.payment;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Handles callbacks, by which the payment module reports the result of a payment. Each callback has its effect once.
 */
public interface HandleCallback {

    /**
     * Handles a received message.
     *
     * @param signature value of the signature header; null if there is none
     * @param body the bytes as they were sent
     */
    Mono<Result> handle(@Nullable String signature, byte[] body);

    /** The refusals in order of precedence. */
    enum Result {
        /** There is no signature, or it is not the module's signature of this body. */
        UNSIGNED,
        /** It was signed more than a few minutes ago. */
        STALE,
        UNREADABLE,
        UNKNOWN_PAYMENT,
        /** It reports a capture that is not that of the payment, see {@link SettleCardPayment.Result}. */
        CAPTURE_MISMATCH,
        /** It was processed before and has no effect again. */
        REPLAYED,
        PROCESSED
    }
}
