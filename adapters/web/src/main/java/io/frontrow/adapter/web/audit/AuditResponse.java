package io.frontrow.adapter.web.audit;

import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.model.AuditReport;
import java.util.List;

/** The result of an audit. */
record AuditResponse(boolean ok, List<Check> checks) {
    private static final int EXAMPLES_MAX = 10;

    static AuditResponse of(AuditReport report) {
        return new AuditResponse(
                report.isOk(), report.checks().stream().map(Check::of).toList());
    }

    /**
     * The check of an invariant.
     *
     * @param id the number of the invariant
     * @param violations the number of violations found
     * @param examples descriptions of the first {@value #EXAMPLES_MAX} violations
     */
    record Check(int id, String title, int violations, List<String> examples) {
        static Check of(AuditCheck check) {
            List<String> violations = check.violations();
            return new Check(
                    check.invariant().number(),
                    check.invariant().title(),
                    violations.size(),
                    violations.stream().limit(EXAMPLES_MAX).toList());
        }
    }
}
