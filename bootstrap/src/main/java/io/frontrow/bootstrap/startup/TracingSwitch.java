package io.frontrow.bootstrap.startup;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Turns tracing on if traces have somewhere to go, and otherwise off, so that it costs nothing. An environment
 * post-processor, since logging must know it before anything is logged.
 */
public final class TracingSwitch implements EnvironmentPostProcessor {

    /** False if tracing is off. */
    public static final String ENABLED = "management.opentelemetry.enabled";

    private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final String EXCLUDED = "spring.autoconfigure.exclude";

    /** Would make a trace of each request even when OpenTelemetry is disabled, and send it nowhere. */
    private static final List<Class<?>> AUTO_CONFIGURATIONS = List.of(
            OpenTelemetrySdkAutoConfiguration.class,
            OpenTelemetryTracingAutoConfiguration.class,
            OtlpTracingAutoConfiguration.class);

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!StringUtils.hasText(environment.getProperty(ENDPOINT))) {
            environment.getPropertySources().addFirst(new MapPropertySource("no tracing", off(environment)));
        }
    }

    private static Map<String, Object> off(ConfigurableEnvironment environment) {
        Stream<String> excluded = Binder.get(environment)
                .bind(EXCLUDED, String[].class)
                .map(Stream::of)
                .orElseGet(Stream::empty);
        List<String> all = Stream.concat(excluded, AUTO_CONFIGURATIONS.stream().map(Class::getName))
                .toList();
        return Map.of(ENABLED, false, EXCLUDED, String.join(",", all));
    }
}
