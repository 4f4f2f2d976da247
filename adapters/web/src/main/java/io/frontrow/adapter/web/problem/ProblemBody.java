package io.frontrow.adapter.web.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem in the format of RFC 9457. It contains no time and no id of the request, so that repeating a request
 * returns the same problem byte for byte.
 *
 * @param more the extensions, written beside the other fields
 */
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @JsonAnyGetter Map<String, @Nullable Object> more) {
    /** A violation in the language of the client. */
    record FieldError(String field, String message) {
        /** Makes the order stable, since validation reports violations in no particular one. */
        static final Comparator<FieldError> BY_FIELD =
                Comparator.comparing(FieldError::field).thenComparing(FieldError::message);
    }
}
