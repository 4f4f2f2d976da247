package io.frontrow.adapter.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.openapi.OpenApiDocument.Operation;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules of the OpenAPI document for an exchange: the status, headers, body and problem code must be documented,
 * and no request that the document declares invalid may succeed.
 */
public final class OpenApiRules {

    private static final String API = "/api/";

    private final OpenApiDocument document;
    private final JsonMapper json = new JsonMapper();

    public OpenApiRules(OpenApiDocument document) {
        this.document = document;
    }

    /**
     * Checks an exchange with the API. Ignores other exchanges.
     *
     * @throws AssertionError if the exchange violates the document
     */
    public void check(Exchange exchange) {
        if (exchange.path().startsWith(API) && !isImplied(exchange.method())) {
            document.operation(exchange.method().name(), exchange.path())
                    .ifPresentOrElse(operation -> checkDocumented(operation, exchange), () -> checkOther(exchange));
        }
    }

    /** Defined by HTTP itself. */
    private static boolean isImplied(HttpMethod method) {
        return method.equals(HttpMethod.HEAD) || method.equals(HttpMethod.OPTIONS);
    }

    private void checkOther(Exchange exchange) {
        assertThat(exchange.status().isError())
                .as("%s is not documented", exchange)
                .isTrue();
        checkBody(document.schema("Problem"), exchange.responseBody(), exchange);
    }

    private void checkDocumented(Operation operation, Exchange exchange) {
        JsonNode response = response(operation, exchange);
        checkHeaders(response, exchange);
        checkContent(response.path("content"), exchange.responseHeaders(), exchange.responseBody(), exchange);
        if (exchange.status().isError()) {
            checkProblem(response, exchange);
        } else {
            checkRequest(operation, exchange);
        }
    }

    private JsonNode response(Operation operation, Exchange exchange) {
        JsonNode responses = operation.node().path("responses");
        String status = String.valueOf(exchange.status().value());
        assertThat(responses.propertyNames()).as("statuses of %s", exchange).contains(status);
        return document.resolved(responses.path(status));
    }

    private void checkHeaders(JsonNode response, Exchange exchange) {
        response.path("headers").properties().forEach(header -> {
            boolean required =
                    document.resolved(header.getValue()).path("required").asBoolean(false);
            boolean sent = exchange.responseHeaders().containsHeader(header.getKey());
            assertThat(sent || !required)
                    .as("%s of %s", header.getKey(), exchange)
                    .isTrue();
        });
    }

    /** Checks that the operation documents the problem code for the status. */
    private void checkProblem(JsonNode response, Exchange exchange) {
        JsonNode problem = json.readTree(exchange.responseBody());
        String code = problem.path("code").asString();
        assertThat(problem.path("status").asInt())
                .as("status in %s", exchange)
                .isEqualTo(exchange.status().value());
        assertThat(problem.path("type").asString()).as("type in %s", exchange).isEqualTo("/problems/" + code);
        assertThat(document.examples(response.at("/content/application~1problem+json")))
                .as("problems documented for %s", exchange)
                .anyMatch(example -> example.path("code").asString().equals(code));
    }

    private void checkRequest(Operation operation, Exchange exchange) {
        document.parameters(operation)
                .filter(parameter -> parameter.path("in").asString().equals("header"))
                .filter(parameter -> parameter.path("required").asBoolean(false))
                .map(parameter -> parameter.path("name").asString())
                .forEach(name -> assertThat(exchange.requestHeaders().containsHeader(name))
                        .as("%s went without %s", exchange, name)
                        .isTrue());
        JsonNode body = operation.node().path("requestBody");
        boolean required = body.path("required").asBoolean(false);
        if (required || !exchange.requestBody().isEmpty()) {
            checkContent(body.path("content"), exchange.requestHeaders(), exchange.requestBody(), exchange);
        }
    }

    private void checkContent(JsonNode content, HttpHeaders headers, String body, Exchange exchange) {
        if (content.isMissingNode()) {
            assertThat(body).as("body in %s", exchange).isEmpty();
            return;
        }
        MediaType type = Objects.requireNonNullElse(headers.getContentType(), MediaType.ALL);
        String name = type.getType() + "/" + type.getSubtype();
        assertThat(content.propertyNames()).as("media types of %s", exchange).contains(name);
        checkBody(content.path(name).path("schema"), body, exchange);
    }

    private void checkBody(JsonNode schema, String body, Exchange exchange) {
        assertThat(document.violations(schema, json.readTree(body)))
                .as("violations in %s", exchange)
                .isEmpty();
    }
}
