package io.frontrow.adapter.web.fastpath;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import reactor.core.publisher.Mono;

/** The measurement of a request that has begun. */
interface RequestMeasurement {

    /**
     * Ends the measurement.
     *
     * @param status null if the client disconnected before the response
     * @param error what the response reports, or null
     */
    void end(@Nullable HttpStatusCode status, @Nullable Throwable error);

    /** {@return the handling of the request, whose own measurements belong to this one} */
    default Mono<Void> enclose(Mono<Void> handling) {
        return handling;
    }
}
