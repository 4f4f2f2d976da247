package io.frontrow.adapter.web.http;

import io.frontrow.adapter.web.json.EncodedJson;
import io.frontrow.adapter.web.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes the responses of controllers, however their requests were routed. */
@Component
public final class ApiResponseWriter {
    private final ProblemWriter problems;
    private final JsonMapper json;

    ApiResponseWriter(ProblemWriter problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    public Mono<Void> write(ServerHttpRequest request, ServerHttpResponse response, ApiResponse what) {
        return switch (what) {
            case ApiResponse.Success success -> write(request, response, success);
            case ApiResponse.Failure(var problem) -> problems.write(request, response, problem);
        };
    }

    private Mono<Void> write(ServerHttpRequest request, ServerHttpResponse response, ApiResponse.Success success) {
        response.setStatusCode(success.status());
        HttpHeaders headers = response.getHeaders();
        success.headers().forEach(headers::set);
        if (success.body() == null) {
            return response.setComplete();
        }
        headers.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        return encoded(request, success.body()).write(request, response);
    }

    private EncodedJson encoded(ServerHttpRequest request, Object body) {
        return switch (body) {
            case EncodedJson already -> already;
            case PageResponse<?> page -> encoded(page.body(ListCursors.of(request)));
            default -> encoded(body);
        };
    }

    private EncodedJson encoded(Object body) {
        return EncodedJson.of(json.writeValueAsBytes(body));
    }
}
