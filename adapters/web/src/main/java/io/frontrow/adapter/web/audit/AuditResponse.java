package io.frontrow.adapter.web.audit;

import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.model.AuditReport;
import java.util.List;

/** What an audit found. */
record AuditResponse(boolean ok, List<Check> checks) {
    private static final int EXAMPLES_MAX = 10;

    static AuditResponse of(AuditReport report) {
        return new AuditResponse(
                report.isOk(), report.checks().stream().map(Check::of).toList());
    }

    /**
     * An invariant.
     *
     * @param id its number
     * @param violations how many were found
     * @param examples the first of them in words
     */
    record Check(int id, String title, int violations, List<String> examples) {
        static Check of(AuditCheck check) {
            List<String> broken = check.broken();
            return new Check(
                    check.number(),
                    check.title(),
                    broken.size(),
                    broken.stream().limit(EXAMPLES_MAX).toList());
        }
    }
}
