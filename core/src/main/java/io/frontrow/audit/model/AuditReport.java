package io.frontrow.audit.model;

import java.util.List;

/**
 * What an audit found.
 *
 * @param checks one per invariant, by number
 */
public record AuditReport(List<AuditCheck> checks) {

    public boolean isOk() {
        return checks.stream().allMatch(AuditCheck::isOk);
    }
}
