package io.frontrow.bootstrap.http;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/** Names the trace of a request in its response, for those who ask about it and for the access log. */
public final class TraceHeader implements ObservationHandler<ServerRequestObservationContext> {

    static final String NAME = "Trace-Id";

    @Override
    public void onStart(ServerRequestObservationContext request) {
        TracingContext tracing = request.get(TracingContext.class);
        if (tracing != null && tracing.getSpan() != null && request.getResponse() != null) {
            request.getResponse()
                    .getHeaders()
                    .set(NAME, tracing.getSpan().context().traceId());
        }
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ServerRequestObservationContext;
    }
}
