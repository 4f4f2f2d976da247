package io.frontrow.adapter.web.problem;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Converts errors of the JSON parser to violations, without its own messages. */
final class JsonViolations {
    private JsonViolations() {}

    static Violation of(JacksonException error) {
        String field = path(error.getPath());
        return switch (error) {
            case UnrecognizedPropertyException _ -> Violation.of(field, "unknown");
            case InvalidFormatException wrong
            when wrong.getTargetType().isEnum() -> oneOf(field, wrong.getTargetType());
            case MismatchedInputException _ -> Violation.of(field, "type");
            default -> Violation.of(field, field.equals(Violation.BODY) ? "json" : "type");
        };
    }

    /** {@return the violation of a value that is not a constant of the enum} */
    static Violation oneOf(String field, Class<?> type) {
        String names =
                Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        return Violation.of(field, "oneOf", names);
    }

    private static String path(List<Reference> references) {
        StringBuilder path = new StringBuilder();
        for (Reference reference : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.isEmpty() ? Violation.BODY : path.toString();
    }
}
