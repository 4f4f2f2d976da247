package io.frontrow.audit.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * The result of checking an invariant.
 *
 * @param violations descriptions of what violates the invariant, without personal data; empty if it holds
 */
public record AuditCheck(Invariant invariant, List<String> violations) {

    /** The number of violations of an invariant after which a store looks for no more. */
    public static final int EXAMPLES_MAX = 100;

    public AuditCheck {
        violations = List.copyOf(violations);
    }

    public boolean isOk() {
        return violations.isEmpty();
    }

    /** This check with further violations. */
    public AuditCheck withViolations(List<String> more) {
        return new AuditCheck(
                invariant, Stream.concat(violations.stream(), more.stream()).toList());
    }
}
