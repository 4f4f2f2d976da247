package io.frontrow.audit.model;

import java.util.List;

/**
 * The result of an audit.
 *
 * @param checks one for each invariant, by number
 */
public record AuditReport(List<AuditCheck> checks) {

    public boolean isOk() {
        return checks.stream().allMatch(AuditCheck::isOk);
    }
}
