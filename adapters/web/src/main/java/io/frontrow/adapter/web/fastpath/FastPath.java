package io.frontrow.adapter.web.fastpath;

import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.http.ApiResponseWriter;
import io.frontrow.adapter.web.http.UserBulkhead;
import io.frontrow.adapter.web.problem.ProblemHandler;
import io.frontrow.adapter.web.security.CurrentRights;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;

/**
 * Puts the fast path in front of the framework. A customizer of Spring Boot's builder, since a bean of Spring's own
 * type for decorators would also decorate a separate server for management.
 */
@Component
final class FastPath implements WebHttpHandlerBuilderCustomizer {
    private static final Object NO_BODY = new Object();

    private final FastCalls calls;
    private final FastBodies bodies;
    private final CurrentRights rights;
    private final UserBulkhead bulkhead;
    private final ApiResponseWriter writer;
    private final ProblemHandler problems;
    private final SecurityHeaders securityHeaders;
    private final RequestTimers timers;
    private final @Nullable TracedRequests traces;

    /** @param traces present if there are traces */
    FastPath(
            FastCalls calls,
            FastBodies bodies,
            CurrentRights rights,
            UserBulkhead bulkhead,
            ApiResponseWriter writer,
            ProblemHandler problems,
            SecurityHeaders securityHeaders,
            RequestTimers timers,
            ObjectProvider<TracedRequests> traces) {
        this.calls = calls;
        this.bodies = bodies;
        this.rights = rights;
        this.bulkhead = bulkhead;
        this.writer = writer;
        this.problems = problems;
        this.securityHeaders = securityHeaders;
        this.timers = timers;
        this.traces = traces.getIfAvailable();
    }

    @Override
    public void customize(WebHttpHandlerBuilder builder) {
        var _ = builder.httpHandlerDecorator(Handler::new);
    }

    /** Handles the requests that the fast path accepts, and passes all others to the framework. */
    private final class Handler implements HttpHandler {
        private final HttpHandler framework;

        Handler(HttpHandler framework) {
            this.framework = framework;
        }

        @Override
        public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
            return calls.read(request)
                    .map(call -> handleIfCurrent(call, request, response))
                    .orElseGet(() -> framework.handle(request, response));
        }

        /** The framework reports a session that has ended. */
        private Mono<Void> handleIfCurrent(FastCall call, ServerHttpRequest request, ServerHttpResponse response) {
            return call.authenticated()
                    .map(rights::goesOn)
                    .orElse(Mono.just(true))
                    .flatMap(goesOn -> goesOn ? handle(call, request, response) : framework.handle(request, response));
        }

        private Mono<Void> handle(FastCall call, ServerHttpRequest request, ServerHttpResponse response) {
            return call.route().hasBody() ? handleWithBody(call, request, response) : handle(call, NO_BODY, response);
        }

        /** A body that cannot be read is left to the framework like one that is invalid. */
        private Mono<Void> handleWithBody(FastCall call, ServerHttpRequest request, ServerHttpResponse response) {
            return FastBodies.bytes(request)
                    .map(bytes -> bodies.read(bytes, call.route().bodyType())
                            .map(body -> handle(call, body, response))
                            .orElseGet(() -> framework.handle(FastBodies.replay(request, bytes), response)))
                    .onErrorResume(error -> Mono.just(framework.handle(FastBodies.replay(request, error), response)))
                    .flatMap(Function.identity());
        }

        private Mono<Void> handle(FastCall call, Object body, ServerHttpResponse response) {
            RequestMeasurement measurement = traces == null ? timers.start(call.route()) : traces.start(call, response);
            securityHeaders.set(call.request(), response);
            return measurement.enclose(limited(
                            call, Mono.defer(() -> call.route().handle(call, body)))
                    .flatMap(answer -> write(call.request(), response, answer))
                    .doOnSuccess(_ -> measurement.end(response.getStatusCode(), null))
                    .onErrorResume(error -> report(call, response, error, measurement))
                    .doOnCancel(() -> measurement.end(null, null)));
        }

        private Mono<ApiResponse> limited(FastCall call, Mono<ApiResponse> answer) {
            return call.request().getMethod().equals(HttpMethod.GET)
                    ? answer
                    : call.authenticated()
                            .map(caller -> bulkhead.run(caller.userId().value().toString(), answer))
                            .orElse(answer);
        }

        private Mono<Void> write(ServerHttpRequest request, ServerHttpResponse response, ApiResponse answer) {
            ApiResponse conditional = ETags.conditional(request.getHeaders(), answer);
            SecurityHeaders.forbidStoring(response, conditional);
            return writer.write(request, response, conditional);
        }

        private Mono<Void> report(
                FastCall call, ServerHttpResponse response, Throwable error, RequestMeasurement measurement) {
            if (!response.isCommitted()) {
                SecurityHeaders.forbidStoring(response);
            }
            return problems.handle(call.request(), response, error)
                    .doOnTerminate(() -> measurement.end(response.getStatusCode(), error));
        }
    }
}
