package io.frontrow.adapter.web.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a request was refused, before it is put in words.
 *
 * @param arguments of the words, see {@code problems.properties}
 * @param violations what is wrong with the request, of an invalid one
 * @param extensions what clients may want to know, by the names they read
 */
public record Problem(
        ProblemCode code, List<Object> arguments, List<Violation> violations, Map<String, Object> extensions) {
    public static Problem of(ProblemCode code, Object... arguments) {
        return new Problem(code, List.of(arguments), List.of(), Map.of());
    }

    /** An invalid request, with all that is wrong with it. */
    public static Problem invalid(List<Violation> violations) {
        return new Problem(ProblemCode.INVALID_REQUEST, List.of(), violations, Map.of());
    }

    public static Problem invalid(Violation violation) {
        return invalid(List.of(violation));
    }

    /** This problem with one more thing to know. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(code, arguments, violations, more);
    }
}
