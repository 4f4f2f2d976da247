package io.frontrow.bootstrap.config;

import io.frontrow.adapter.web.fastpath.TracedRequests;
import io.frontrow.bootstrap.http.TraceHeader;
import io.frontrow.bootstrap.startup.TracingSwitch;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span.Kind;
import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.opentelemetry.api.trace.SpanId;
import io.r2dbc.proxy.listener.ProxyExecutionListener;
import io.r2dbc.proxy.observation.ObservationProxyExecutionListener;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds to Spring Boot's traces what it does not see: the fast path, statements, and calls of the payment module. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = TracingSwitch.ENABLED, matchIfMissing = true)
public class TracingConfiguration {

    /** What spans of statements name as their peer; the address may be a list of hosts. */
    private static final String POSTGRES = "r2dbc:postgresql://postgres";

    @Bean
    TracedRequests tracedRequests(ObservationRegistry observations) {
        return new TracedRequests(observations);
    }

    @Bean
    ProxyExecutionListener tracedStatements(ObservationRegistry observations, ConnectionFactory postgres) {
        return new ObservationProxyExecutionListener(observations, postgres, POSTGRES);
    }

    @Bean
    TracedPaymentModule tracedPaymentModule(ObservationRegistry observations) {
        return new TracedPaymentModule(observations);
    }

    @Bean
    TraceHeader traceHeader() {
        return new TraceHeader();
    }

    /** Traces begin with a request of a client; the commands of jobs, and of health and metrics, would make many more. */
    @Bean
    SpanExportingPredicate onlyRequests() {
        return span -> SpanId.isValid(span.getParentId()) || isRequestOfClient(span);
    }

    private static boolean isRequestOfClient(FinishedSpan span) {
        return span.getKind() == Kind.SERVER
                && !span.getTags().getOrDefault("uri", "").startsWith("/actuator");
    }
}
