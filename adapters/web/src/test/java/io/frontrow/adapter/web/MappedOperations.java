package io.frontrow.adapter.web;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * The operations that controllers map, read from Spring. The context is lazy: it knows the mappings, and needs none of
 * the beans that the controllers need.
 */
public final class MappedOperations {
    private static final ReactiveWebApplicationContextRunner WEB = new ReactiveWebApplicationContextRunner()
            .withInitializer(
                    context -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
            .withConfiguration(AutoConfigurations.of(WebFluxAutoConfiguration.class))
            .withUserConfiguration(WebAdapter.class);

    private MappedOperations() {}

    /** {@return every method and path pattern, such as {@code GET /api/v1/concerts/{concertId}}} */
    public static List<String> all() {
        AtomicReference<List<String>> operations = new AtomicReference<>();
        WEB.run(context ->
                operations.set(context.getBean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                        .flatMap(MappedOperations::of)
                        .toList()));
        return Objects.requireNonNull(operations.get());
    }

    private static Stream<String> of(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream()
                .flatMap(method -> mapping.getPatternsCondition().getPatterns().stream()
                        .map(pattern -> method + " " + pattern.getPatternString()));
    }
}
