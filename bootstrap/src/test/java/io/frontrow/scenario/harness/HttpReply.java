package io.frontrow.scenario.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The response to a request. */
public record HttpReply(Request request, int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Asserts the status. */
    public HttpReply expect(int expected) {
        assertThat(status).as("status of %s", this).isEqualTo(expected);
        return this;
    }

    /** Asserts a problem (RFC 9457) with this status and code. */
    public HttpReply refused(int expected, String code) {
        expect(expected);
        assertThat(headers.getFirst(HttpHeaders.CONTENT_TYPE)).startsWith("application/problem+json");
        assertThat(text("code")).as("code of %s", this).isEqualTo(code);
        assertThat(text("type")).isEqualTo("/problems/" + code);
        assertThat(number("status")).isEqualTo(expected);
        return this;
    }

    public boolean is(int expected) {
        return status == expected;
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** The items of a page. */
    public List<JsonNode> items() {
        return json().path("items").valueStream().toList();
    }

    public String text(String field) {
        return json().path(field).asString();
    }

    public long number(String field) {
        return json().path(field).asLong();
    }

    public UUID id(String field) {
        return UUID.fromString(text(field));
    }

    public Instant instant(String field) {
        return Instant.parse(text(field));
    }

    public boolean isNull(String field) {
        return json().path(field).isNull();
    }

    /** The fields that the problem names as invalid. */
    public List<String> wrongFields() {
        return json().path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    @Override
    public String toString() {
        return "%s %s -> %d %s".formatted(request.method(), request.path(), status, body);
    }
}
