package io.frontrow.adapter.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.MappedOperations;
import io.frontrow.adapter.web.openapi.OpenApiDocument.Operation;
import org.junit.jupiter.api.Test;

class OpenApiMappingsTest {

    @Test
    void documentsExactlyTheMappedOperations() {
        assertThat(MappedOperations.all())
                .containsExactlyInAnyOrderElementsOf(OpenApiDocument.load().operations().stream()
                        .map(Operation::toString)
                        .toList());
    }
}
