package io.frontrow.bootstrap.http;

import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.ProblemWriter;
import io.frontrow.adapter.web.problem.Violation;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** The problems of requests that the HTTP server rejects before the framework receives them. */
final class ServerProblems {

    private final ProblemWriter problems;

    ServerProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    /**
     * {@return the response to a rejected request, or empty if the status has no problem}
     *
     * @param acceptLanguage the header of the request, null if it has none or could not be read
     */
    Optional<FullHttpResponse> response(HttpResponseStatus status, @Nullable String acceptLanguage) {
        Locale language = ProblemWriter.language(acceptLanguage);
        return problem(status).map(problem -> response(problem, language));
    }

    private static Optional<Problem> problem(HttpResponseStatus status) {
        return switch (status.code()) {
            case 400 -> Optional.of(Problem.invalid(Violation.of("request", "rejected")));
            case 413 -> Optional.of(Problem.of(ProblemCode.PAYLOAD_TOO_LARGE));
            case 414 -> Optional.of(Problem.of(ProblemCode.URI_TOO_LONG));
            case 431 -> Optional.of(Problem.of(ProblemCode.HEADERS_TOO_LARGE));
            default -> Optional.empty();
        };
    }

    private FullHttpResponse response(Problem problem, Locale language) {
        byte[] body = problems.encode(problem, language);
        HttpResponseStatus status =
                HttpResponseStatus.valueOf(problem.code().status().value());
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        headers.set(HttpHeaderNames.CONTENT_LANGUAGE, language.toLanguageTag());
        headers.set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        return response;
    }
}
