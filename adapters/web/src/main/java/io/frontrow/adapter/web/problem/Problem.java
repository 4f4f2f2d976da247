package io.frontrow.adapter.web.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The reason why a request failed, independent of language.
 *
 * @param arguments the arguments of the text, see {@code problems.properties}
 * @param violations the violations of an invalid request
 * @param extensions additional fields of the response by name
 */
public record Problem(
        ProblemCode code, List<Object> arguments, List<Violation> violations, Map<String, Object> extensions) {
    public static Problem of(ProblemCode code, Object... arguments) {
        return new Problem(code, List.of(arguments), List.of(), Map.of());
    }

    /** {@return the problem of an invalid request, with all its violations} */
    public static Problem invalid(List<Violation> violations) {
        return new Problem(ProblemCode.INVALID_REQUEST, List.of(), violations, Map.of());
    }

    public static Problem invalid(Violation violation) {
        return invalid(List.of(violation));
    }

    /** {@return this problem with an additional field} */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(code, arguments, violations, more);
    }
}
