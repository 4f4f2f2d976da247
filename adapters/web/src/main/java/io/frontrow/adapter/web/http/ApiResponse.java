package io.frontrow.adapter.web.http;

import io.frontrow.adapter.web.json.EncodedJson;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseCookie;

/** The response of a controller. */
public sealed interface ApiResponse {
    /**
     * A successful response.
     *
     * @param body written as JSON, or unchanged if it is an {@link EncodedJson}; null for none
     * @param headers the values of headers by the names that {@link HttpHeaders} declares
     */
    record Success(HttpStatusCode status, @Nullable Object body, Map<String, String> headers) implements ApiResponse {
        public Success {
            headers = Map.copyOf(headers);
        }

        /** {@return this response with one more header} */
        public Success with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Success(status, body, more);
        }

        /** {@return this response without its body, and with another status} */
        public Success withoutBody(HttpStatusCode other) {
            return new Success(other, null, headers);
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
        return new Success(HttpStatus.OK, body, Map.of());
    }

    static Success created(Object body) {
        return new Success(HttpStatus.CREATED, body, Map.of());
    }

    static Success accepted(Object body) {
        return new Success(HttpStatus.ACCEPTED, body, Map.of());
    }

    static Success noContent() {
        return new Success(HttpStatus.NO_CONTENT, null, Map.of());
    }

    static Failure problem(ProblemCode code) {
        return problem(Problem.of(code));
    }

    static Failure problem(Problem problem) {
        return new Failure(problem);
    }
}
