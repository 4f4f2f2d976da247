package io.frontrow.adapter.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.WebAdapter;
import io.frontrow.adapter.web.openapi.OpenApiDocument.Operation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

class OpenApiMappingsTest {

    /** Lazy, so that the mappings are there and nothing of what the controllers need. */
    private final ReactiveWebApplicationContextRunner web = new ReactiveWebApplicationContextRunner()
            .withInitializer(
                    context -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
            .withConfiguration(AutoConfigurations.of(WebFluxAutoConfiguration.class))
            .withUserConfiguration(WebAdapter.class);

    @Test
    void documentsWhatIsMappedAndNothingElse() {
        web.run(context -> {
            var mappings = context.getBean(RequestMappingHandlerMapping.class).getHandlerMethods();
            assertThat(mappings.keySet().stream().flatMap(OpenApiMappingsTest::calls))
                    .containsExactlyInAnyOrderElementsOf(OpenApiDocument.load().operations().stream()
                            .map(Operation::toString)
                            .toList());
        });
    }

    private static Stream<String> calls(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream()
                .flatMap(method -> mapping.getPatternsCondition().getPatterns().stream()
                        .map(pattern -> method + " " + pattern.getPatternString()));
    }
}
