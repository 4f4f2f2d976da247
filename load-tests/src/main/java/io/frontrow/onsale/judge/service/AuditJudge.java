package io.frontrow.onsale.judge.service;

import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Told.Check;
import io.frontrow.onsale.judge.LineJudge;
import io.frontrow.onsale.verdict.Evidence;
import io.frontrow.onsale.verdict.Finding;
import io.frontrow.onsale.verdict.Span;
import io.frontrow.onsale.verdict.VerdictLine;
import io.frontrow.onsale.verdict.Violations;
import java.util.ArrayList;
import java.util.List;

/** Judges the service's own audit: ok each time, and run before the first fan came, during the sale and after it. */
public final class AuditJudge implements LineJudge {
    private final List<Operation> audits = new ArrayList<>();
    private long firstJoin = Long.MAX_VALUE;
    private long lastCommand = Long.MIN_VALUE;

    @Override
    public void see(Operation operation) {
        if (operation.call().equals("runAudit")) {
            audits.add(operation);
        } else if (operation.call().equals("joinQueue")) {
            firstJoin = Math.min(firstJoin, operation.start());
        }
        if (!operation.asked().seatNumbers().isEmpty()) {
            lastCommand = Math.max(lastCommand, operation.end());
        }
    }

    @Override
    public List<Finding> findings() {
        Violations violations = new Violations();
        List<Operation> answered = audits.stream().filter(Operation::isDone).toList();
        answered.stream()
                .filter(it -> !Boolean.TRUE.equals(it.told().ok()))
                .forEach(it -> violations.add(() ->
                        new Evidence("the audit found violations: " + failed(it), List.of(Span.of(it, "not ok")))));
        if (violations.count() > 0) {
            return List.of(
                    Finding.fail(VerdictLine.AUDIT, violations.count() + " audits were not ok", violations.first()));
        }
        boolean isWhole = answered.stream().anyMatch(it -> it.end() <= firstJoin)
                && answered.stream().anyMatch(it -> firstJoin < it.start() && it.end() < lastCommand)
                && answered.stream().anyMatch(it -> lastCommand <= it.start());
        return List.of(
                isWhole
                        ? Finding.pass(VerdictLine.AUDIT, answered.size() + " audits were ok")
                        : Finding.unknown(
                                VerdictLine.AUDIT, "the audit did not answer before, during and after the sale"));
    }

    private static List<String> failed(Operation audit) {
        return audit.told().checks().stream()
                .filter(it -> it.violations() > 0)
                .map(Check::title)
                .toList();
    }
}
