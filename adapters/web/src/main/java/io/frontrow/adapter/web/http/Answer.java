package io.frontrow.adapter.web.http;

import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;

/** What a controller answers. */
public sealed interface Answer {
    /**
     * It is done.
     *
     * @param body written as JSON, or as it is if an {@link EncodedJson}; null for none
     */
    record Done(HttpStatus status, @Nullable Object body, HttpHeaders headers) implements Answer {
        /** This answer with one more header. */
        public Done with(String header, String value) {
            HttpHeaders more = HttpHeaders.copyOf(headers);
            more.set(header, value);
            return new Done(status, body, more);
        }

        /** This answer with a cookie. */
        public Done with(ResponseCookie cookie) {
            return with(HttpHeaders.SET_COOKIE, cookie.toString());
        }

        /** This answer with the place where the new thing is found. */
        public Done at(URI location) {
            return with(HttpHeaders.LOCATION, location.toString());
        }
    }

    /** It is not done. */
    record Refusal(Problem problem) implements Answer {}

    static Done ok(Object body) {
        return new Done(HttpStatus.OK, body, new HttpHeaders());
    }

    static Done created(Object body) {
        return new Done(HttpStatus.CREATED, body, new HttpHeaders());
    }

    static Done noContent() {
        return new Done(HttpStatus.NO_CONTENT, null, new HttpHeaders());
    }

    static Refusal refused(ProblemCode code) {
        return refused(Problem.of(code));
    }

    static Refusal refused(Problem problem) {
        return new Refusal(problem);
    }
}
