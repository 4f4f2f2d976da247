package io.frontrow.onsale.verdict;

import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operation as evidence: who did or was told what, from when to when.
 *
 * @param who the fan, or another party
 * @param what the call with its arguments and outcome
 * @param start microseconds since the start of the run
 * @param end when it was answered; null if it never was
 */
public record Span(
        String who, String what, long start, @Nullable Long end) {
    private static final String SERVICE = "operator";

    /** {@return the operation, followed by what it is about} */
    public static Span of(Operation operation, String about) {
        String name = operation.event() == null ? operation.call() : operation.event();
        return new Span(
                Objects.requireNonNullElse(operation.fan(), SERVICE),
                (name + " " + about).strip() + ": " + outcome(operation),
                operation.start(),
                operation.outcome() == Outcome.UNKNOWN ? null : operation.end());
    }

    private static String outcome(Operation operation) {
        return switch (operation.outcome()) {
            case DONE -> "done";
            case REFUSED -> Objects.requireNonNullElse(operation.told().code(), "refused");
            case UNKNOWN -> "no answer";
        };
    }
}
