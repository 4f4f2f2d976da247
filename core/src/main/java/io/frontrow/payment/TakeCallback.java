package io.frontrow.payment;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The payment module tells of its own accord what became of a payment: each message has its effect once. */
public interface TakeCallback {

    /**
     * Takes what came over the wire.
     *
     * @param signature what its header says; null if it has none
     * @param body as it was sent, byte for byte
     */
    Mono<Result> take(@Nullable String signature, byte[] body);

    /** The refusals in order of precedence. */
    enum Result {
        /** No signature, or not the module's of this very body. */
        NOT_SIGNED,
        /** Signed more than a few minutes ago. */
        STALE,
        UNREADABLE,
        UNKNOWN_PAYMENT,
        /** Was taken before, and has no effect again. */
        REPLAYED,
        TAKEN
    }
}
