package io.frontrow.adapter.web.http;

import io.frontrow.adapter.web.json.EncodedJson;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;

/** The response of a controller. */
public sealed interface ApiResponse {
    /**
     * A successful response.
     *
     * @param body written as JSON, or unchanged if it is an {@link EncodedJson}; null for none
     */
    record Success(HttpStatus status, @Nullable Object body, HttpHeaders headers) implements ApiResponse {
        /** {@return this response with one more header} */
        public Success with(String header, String value) {
            HttpHeaders more = HttpHeaders.copyOf(headers);
            more.set(header, value);
            return new Success(status, body, more);
        }

        /** {@return this response with a cookie} */
        public Success with(ResponseCookie cookie) {
            return with(HttpHeaders.SET_COOKIE, cookie.toString());
        }

        /**
         * {@return this response with the location of the new resource}
         *
         * @param path the path of the resource below the version's prefix
         */
        public Success at(String path) {
            return with(HttpHeaders.LOCATION, ApiPaths.V1 + path);
        }
    }

    /** A response that reports a problem. */
    record Failure(Problem problem) implements ApiResponse {}

    static Success ok(Object body) {
        return new Success(HttpStatus.OK, body, new HttpHeaders());
    }

    static Success created(Object body) {
        return new Success(HttpStatus.CREATED, body, new HttpHeaders());
    }

    static Success accepted(Object body) {
        return new Success(HttpStatus.ACCEPTED, body, new HttpHeaders());
    }

    static Success noContent() {
        return new Success(HttpStatus.NO_CONTENT, null, new HttpHeaders());
    }

    static Failure problem(ProblemCode code) {
        return problem(Problem.of(code));
    }

    static Failure problem(Problem problem) {
        return new Failure(problem);
    }
}
