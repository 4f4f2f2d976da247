package io.frontrow.adapter.web.audit;

import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.model.AuditReport;
import io.frontrow.audit.model.Seal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of an audit.
 *
 * @param seal the last seal of the ledger, to note down; null if nothing has been sealed yet
 */
record AuditResponse(
        boolean ok, List<Check> checks, @Nullable Seal seal) {
    private static final int EXAMPLES_MAX = 10;

    static AuditResponse of(AuditReport report, Optional<Seal> seal) {
        return new AuditResponse(
                report.isOk(), report.checks().stream().map(Check::of).toList(), seal.orElse(null));
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
