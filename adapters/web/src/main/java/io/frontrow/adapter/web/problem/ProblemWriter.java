package io.frontrow.adapter.web.problem;

import io.frontrow.adapter.web.json.EncodedJson;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems as responses, at any stage of a request. */
@Component
public final class ProblemWriter {
    private final ProblemTexts texts;
    private final JsonMapper json;

    ProblemWriter(ProblemTexts texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    /** Writes the problem as JSON regardless of the {@code Accept} header, as RFC 9110 allows for errors. */
    public Mono<Void> write(ServerHttpRequest request, ServerHttpResponse response, Problem problem) {
        return Mono.defer(() -> {
            Locale language = language(request);
            byte[] body = encode(problem, language);
            response.setStatusCode(problem.code().status());
            describe(response.getHeaders(), problem, language);
            return EncodedJson.of(body).write(request, response);
        });
    }

    public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        return write(exchange.getRequest(), exchange.getResponse(), problem);
    }

    public Mono<Void> write(ServerWebExchange exchange, ProblemCode code) {
        return write(exchange, Problem.of(code));
    }

    /** {@return the problem as JSON} */
    public byte[] encode(Problem problem, Locale language) {
        return json.writeValueAsBytes(texts.body(problem, language));
    }

    /** {@return the supported language that the request asks for} */
    public static Locale language(ServerWebExchange exchange) {
        return language(exchange.getRequest());
    }

    private static Locale language(ServerHttpRequest request) {
        return language(request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /**
     * {@return the supported language that a header asks for}
     *
     * @param acceptLanguage the header as it was sent; null, invalid values and other languages mean English
     */
    public static Locale language(@Nullable String acceptLanguage) {
        return ProblemTexts.language(acceptLanguage);
    }

    private static void describe(HttpHeaders headers, Problem problem, Locale language) {
        ProblemCode code = problem.code();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLanguage(language);
        problem.retryAfterSeconds().ifPresent(it -> headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(it)));
        if (code.status() == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge(code));
        }
    }

    private static String challenge(ProblemCode code) {
        return switch (code) {
            case QUEUE_TOKEN_MISSING, QUEUE_TOKEN_INVALID -> "Queue-Token";
            default -> "Bearer";
        };
    }
}
