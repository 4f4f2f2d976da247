package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.openapi.OpenApiDocument;
import io.frontrow.adapter.web.openapi.OpenApiDocument.Operation;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Repository;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.TestSystem;
import java.net.URI;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class DocumentationTest {

    private static final OpenApiDocument DOCUMENT = OpenApiDocument.load();

    private final TestSystem frontrow = TestSystem.shared();

    static Stream<Operation> operations() {
        return DOCUMENT.operations().stream();
    }

    @Test
    @DisplayName("S4-1 Swagger UI shows the whole API")
    void showsTheApi() {
        HttpReply moved = frontrow.sends(Request.page("/docs"));
        URI page = moved.is(200)
                ? URI.create("/docs")
                : Objects.requireNonNull(moved.headers().getLocation());

        assertThat(frontrow.sends(Request.page(page.getPath())).expect(200).body())
                .containsIgnoringCase("swagger");
    }

    @Test
    @DisplayName("S4-1 The served OpenAPI document is the one in docs")
    void servesTheDocument() {
        HttpReply served = frontrow.sends(Request.page("/openapi.yaml")).expect(200);

        assertThat(served.body()).isEqualTo(Repository.read("docs/openapi.yaml"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    @DisplayName("S0-8 S4-5 The mock API has a fixed example of success for every operation")
    void hasAnExampleOfSuccessForTheMock(Operation operation) {
        JsonNode success = operation.node().path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> DOCUMENT.resolved(response.getValue()))
                .findFirst()
                .orElseThrow();

        assertThat(success.path("content").valueStream())
                .allSatisfy(media -> assertThat(DOCUMENT.examples(media)).isNotEmpty());
    }
}
