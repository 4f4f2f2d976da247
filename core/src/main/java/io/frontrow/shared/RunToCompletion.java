package io.frontrow.shared;

import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Work that must finish once it has begun, even if the client disconnects. */
public final class RunToCompletion {

    private RunToCompletion() {}

    /**
     * Begins the work when it is subscribed to. Cancelling the subscription does not cancel the work; an error that
     * occurs after that is reported nowhere.
     *
     * @param work called once for each subscription
     */
    public static <T> Mono<T> once(Supplier<Mono<T>> work) {
        return Mono.defer(() -> work.get().cache()); // a cached Mono does not pass cancellation on
    }
}
