package io.frontrow.adapter.web.problem;

import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.ReservationId;
import java.util.Objects;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;

/** Converts errors of binding and validation to problems. */
final class InputProblems {
    private InputProblems() {}

    static Problem of(ServerWebInputException error) {
        if (error instanceof WebExchangeBindException invalid) {
            return Problem.invalid(
                    invalid.getFieldErrors().stream().map(Violation::of).toList());
        }
        return switch (error.getCause()) {
            case TypeMismatchException _ -> ofParameter(Objects.requireNonNull(error.getMethodParameter()));
            case null -> Problem.invalid(Violation.of(Violation.BODY, "NotNull"));
            default -> ofBody(error);
        };
    }

    /** A path variable that is no id is reported like the id of a resource that does not exist. */
    private static Problem ofParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(PathVariable.class)
                ? Problem.of(unknown(parameter.getParameterType()))
                : Problem.invalid(ofQuery(parameter));
    }

    private static ProblemCode unknown(Class<?> id) {
        if (id == ConcertId.class) {
            return ProblemCode.UNKNOWN_CONCERT;
        }
        if (id == PerformanceId.class) {
            return ProblemCode.UNKNOWN_PERFORMANCE;
        }
        return id == ReservationId.class ? ProblemCode.UNKNOWN_RESERVATION : ProblemCode.NOT_FOUND;
    }

    private static Violation ofQuery(MethodParameter parameter) {
        String name = Objects.requireNonNull(parameter.getParameterName());
        Class<?> type = parameter.nestedIfOptional().getNestedParameterType();
        return type.isEnum() ? JsonViolations.oneOf(name, type) : Violation.of(name, "type");
    }

    private static Problem ofBody(ServerWebInputException error) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException unreadable) {
                return Problem.invalid(JsonViolations.of(unreadable));
            }
        }
        return Problem.invalid(Violation.of(Violation.BODY, "json"));
    }
}
