package io.frontrow.audit.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * An invariant and what breaks it.
 *
 * @param number of the invariant, from 1
 * @param title the invariant in words
 * @param broken what breaks it, each in words without personal data; empty is well
 */
public record AuditCheck(int number, String title, List<String> broken) {

    public AuditCheck {
        broken = List.copyOf(broken);
    }

    public boolean isOk() {
        return broken.isEmpty();
    }

    /** This check with more that breaks it. */
    public AuditCheck plus(List<String> more) {
        return new AuditCheck(
                number, title, Stream.concat(broken.stream(), more.stream()).toList());
    }
}
