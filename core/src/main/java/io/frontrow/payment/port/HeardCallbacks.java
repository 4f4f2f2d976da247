package io.frontrow.payment.port;

import io.frontrow.payment.model.CallbackId;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Which callbacks have had their effect. */
public interface HeardCallbacks {

    /** Remembers a callback. @return whether it is the first of that id */
    Mono<Boolean> remember(CallbackId callbackId);

    /**
     * Forgets the callbacks of long ago, which a reader would not believe any more.
     *
     * @param atMost the size of a batch, 1 … 1,000
     * @return how many were forgotten
     */
    Mono<Long> forget(Duration olderThan, int atMost);
}
