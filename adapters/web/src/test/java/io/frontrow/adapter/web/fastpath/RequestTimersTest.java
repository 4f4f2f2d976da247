package io.frontrow.adapter.web.fastpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.shared.port.StoreUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

/** The timers are those that the framework's observations record. */
class RequestTimersTest {
    private static final FastRoute ROUTE = FastRoute.get("/concerts/{concertId}/queue", _ -> Mono.empty());

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final RequestTimers timers = new RequestTimers(
            new StaticListableBeanFactory(Map.of("registry", registry)).getBeanProvider(MeterRegistry.class));

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 304, 404, 429})
    void areThoseOfTheFramework(int status) {
        timers.start(ROUTE).end(HttpStatusCode.valueOf(status), null);
        assertThat(recorded()).isEqualTo(observed(HttpStatusCode.valueOf(status), null));
    }

    @Test
    void haveTheErrorThatTheFrameworkReports() {
        StoreUnavailable error = new StoreUnavailable("Redis", new IllegalStateException());
        timers.start(ROUTE).end(HttpStatus.SERVICE_UNAVAILABLE, error);
        assertThat(recorded()).isEqualTo(observed(HttpStatus.SERVICE_UNAVAILABLE, error));
    }

    @Test
    void countClientsThatDisconnect() {
        timers.start(ROUTE).end(null, null);
        assertThat(recorded()).isEqualTo(observed(null, null));
    }

    private String recorded() {
        Timer timer = registry.get("http.server.requests").timer();
        return describe(timer);
    }

    /** What {@link DefaultMeterObservationHandler} records of an observation. */
    private static String observed(@Nullable HttpStatusCode status, @Nullable Throwable error) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.get("/api/v1/concerts/1/queue"));
        ServerRequestObservationContext context = new ServerRequestObservationContext(
                exchange.getRequest(), exchange.getResponse(), exchange.getAttributes());
        context.setPathPattern(ROUTE.path());
        exchange.getResponse().setStatusCode(status);
        context.setConnectionAborted(status == null);
        if (error != null) {
            context.setError(error);
        }
        DefaultServerRequestObservationConvention convention = new DefaultServerRequestObservationConvention();
        context.setName(convention.getName());
        context.addLowCardinalityKeyValues(convention.getLowCardinalityKeyValues(context));
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        DefaultMeterObservationHandler handler = new DefaultMeterObservationHandler(registry);
        handler.onStart(context);
        handler.onStop(context);
        return describe(registry.get(convention.getName()).timer());
    }

    private static String describe(Timer timer) {
        return timer.getId().getName() + timer.getId().getTags();
    }
}
