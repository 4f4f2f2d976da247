package io.frontrow.payment.port;

import io.frontrow.payment.model.CallbackId;
import reactor.core.publisher.Mono;

/** Which callbacks have had their effect. */
public interface ProcessedCallbacks {

    /** Remembers a callback. @return whether it is the first of that id */
    Mono<Boolean> remember(CallbackId callbackId);
}
