package io.frontrow.adapter.web.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Comparator;
import java.util.Map;

/**
 * A problem as RFC 9457 writes it. It holds nothing of the moment, so that a refusal given again is the same byte for byte.
 *
 * @param more the extensions, written beside the other fields
 */
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @JsonAnyGetter Map<String, Object> more) {
    /** What is wrong with a field of the request. */
    record FieldError(String field, String message) {
        /** An order, since validation finds them in none. */
        static final Comparator<FieldError> BY_FIELD =
                Comparator.comparing(FieldError::field).thenComparing(FieldError::message);
    }
}
