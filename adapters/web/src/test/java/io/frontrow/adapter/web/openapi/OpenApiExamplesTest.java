package io.frontrow.adapter.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.openapi.OpenApiDocument.Operation;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class OpenApiExamplesTest {

    private static final OpenApiDocument DOCUMENT = OpenApiDocument.load();

    static Stream<Operation> operations() {
        return DOCUMENT.operations().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyRequestHasValidExamples(Operation operation) {
        everyMediaTypeHasValidExamples(operation.node().path("requestBody"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyResponseHasValidExamples(Operation operation) {
        operation
                .node()
                .path("responses")
                .forEach(response -> everyMediaTypeHasValidExamples(DOCUMENT.resolved(response)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyParameterAndHeaderHasAValidExample(Operation operation) {
        Stream.concat(DOCUMENT.parameters(operation).filter(parameter -> !isKey(parameter)), headers(operation))
                .forEach(this::hasValidExamples);
    }

    /** The Swagger UI would fill it in, so that all attempts of all readers had one key. */
    @ParameterizedTest
    @MethodSource("operations")
    void noIdempotencyKeyHasAnExample(Operation operation) {
        assertThat(DOCUMENT.parameters(operation).filter(OpenApiExamplesTest::isKey))
                .allSatisfy(key -> {
                    assertThat(DOCUMENT.examples(key)).isEmpty();
                    assertThat(key.path("schema").has("default")).isFalse();
                    assertThat(key.path("schema").has("example")).isFalse();
                });
    }

    private static boolean isKey(JsonNode parameter) {
        return parameter.path("name").asString().equals("Idempotency-Key");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyProblemIsListedUnderItsStatusAndName(Operation operation) {
        operation.node().path("responses").properties().forEach(this::problemsFit);
    }

    private void problemsFit(Map.Entry<String, JsonNode> response) {
        DOCUMENT.resolved(response.getValue())
                .at("/content/application~1problem+json/examples")
                .properties()
                .forEach(example -> problemFits(response.getKey(), example));
    }

    private void problemFits(String status, Map.Entry<String, JsonNode> example) {
        JsonNode problem = DOCUMENT.resolved(example.getValue()).path("value");
        assertThat(problem.path("status").asString()).isEqualTo(status);
        assertThat(problem.path("type").asString())
                .isEqualTo("/problems/" + problem.path("code").asString());
        assertThat(example.getKey()).startsWith(problem.path("code").asString());
    }

    private void everyMediaTypeHasValidExamples(JsonNode body) {
        body.path("content").forEach(this::hasValidExamples);
    }

    private void hasValidExamples(JsonNode holder) {
        assertThat(DOCUMENT.examples(holder))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(DOCUMENT.violations(holder.path("schema"), example))
                        .isEmpty());
    }

    private Stream<JsonNode> headers(Operation operation) {
        return operation
                .node()
                .path("responses")
                .valueStream()
                .map(DOCUMENT::resolved)
                .flatMap(response -> response.path("headers").valueStream())
                .map(DOCUMENT::resolved);
    }
}
