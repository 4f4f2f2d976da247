package io.frontrow.adapter.web.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reason why a request failed, independent of language.
 *
 * @param text the name of the text that explains it: {@code detail}, unless the code has several
 * @param arguments the arguments of the text, see {@code problems.properties}
 * @param violations the violations of an invalid request
 * @param extensions additional fields of the response by name
 * @param retryAfter the time after which to try again; null for that of the code
 */
public record Problem(
        ProblemCode code,
        String text,
        List<Object> arguments,
        List<Violation> violations,
        Map<String, @Nullable Object> extensions,
        @Nullable Duration retryAfter) {
    private static final String DETAIL = "detail";

    public static Problem of(ProblemCode code, Object... arguments) {
        return new Problem(code, DETAIL, List.of(arguments), List.of(), Map.of(), null);
    }

    /** {@return the problem of an invalid request, with all its violations} */
    public static Problem invalid(List<Violation> violations) {
        return new Problem(ProblemCode.INVALID_REQUEST, DETAIL, List.of(), violations, Map.of(), null);
    }

    public static Problem invalid(Violation violation) {
        return invalid(List.of(violation));
    }

    /** {@return this problem with an additional field} */
    public Problem with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(code, text, arguments, violations, more, retryAfter);
    }

    /** {@return this problem, explained by another text of its code} */
    public Problem worded(String name) {
        return new Problem(code, name, arguments, violations, extensions, retryAfter);
    }

    /** {@return this problem with another time after which to try again} */
    public Problem retryAfter(Duration time) {
        return new Problem(code, text, arguments, violations, extensions, time);
    }

    /** {@return the whole seconds after which to try again, or empty if trying again does not help} */
    Optional<Long> retryAfterSeconds() {
        return retryAfter == null
                ? code.retryAfterSeconds().map(Integer::longValue)
                : Optional.of(Math.max(1, retryAfter.plusMillis(999).toSeconds()));
    }
}
