package io.frontrow.payment.port;

import io.frontrow.payment.model.CallbackId;
import reactor.core.publisher.Mono;

/** The ids of callbacks that have had their effect. */
public interface ProcessedCallbacks {

    /**
     * Records a callback.
     *
     * @return whether it is the first one with this id
     */
    Mono<Boolean> remember(CallbackId callbackId);
}
