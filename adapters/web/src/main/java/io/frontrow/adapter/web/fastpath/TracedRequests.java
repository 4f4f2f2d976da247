package io.frontrow.adapter.web.fastpath;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerHttpObservationDocumentation;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import reactor.core.publisher.Mono;

/**
 * Observes the requests of the fast path as the framework observes its own: each is a span of a trace and is recorded
 * in the timers {@code http.server.requests}. It costs more than {@link RequestTimers}, and is used only if there are
 * traces.
 */
public final class TracedRequests {
    private static final DefaultServerRequestObservationConvention CONVENTION =
            new DefaultServerRequestObservationConvention();

    private final ObservationRegistry registry;

    public TracedRequests(ObservationRegistry registry) {
        this.registry = registry;
    }

    RequestMeasurement start(FastCall call, ServerHttpResponse response) {
        ServerRequestObservationContext context =
                new ServerRequestObservationContext(call.request(), response, new HashMap<>());
        context.setPathPattern(call.route().path());
        Observation observation = ServerHttpObservationDocumentation.HTTP_REACTIVE_SERVER_REQUESTS.observation(
                null, CONVENTION, () -> context, registry);
        return new Traced(observation.start(), context);
    }

    private record Traced(Observation observation, ServerRequestObservationContext context)
            implements RequestMeasurement {

        @Override
        public void end(@Nullable HttpStatusCode status, @Nullable Throwable error) {
            context.setConnectionAborted(status == null);
            if (error != null) {
                observation.error(error);
            }
            observation.stop();
        }

        @Override
        public Mono<Void> enclose(Mono<Void> handling) {
            return handling.contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, observation));
        }
    }
}
