package io.frontrow.onsale.judge.service;

import io.frontrow.onsale.history.FaultRecord;
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

/**
 * Judges the service's own audit: never not ok, and ok before the first fan came, during the sale and after it. An audit
 * that was not answered says nothing, and is counted.
 */
public final class AuditJudge implements LineJudge {
    private final List<Operation> audits = new ArrayList<>();
    private final List<FaultRecord> faults = new ArrayList<>();
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
    public void see(FaultRecord fault) {
        faults.add(fault);
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
            return List.of(Finding.fail(
                    VerdictLine.AUDIT,
                    "%d of %d audits found something wrong".formatted(violations.count(), audits.size()),
                    violations.first()));
        }
        boolean isWhole = answered.stream().anyMatch(it -> it.end() <= firstJoin)
                && answered.stream().anyMatch(it -> firstJoin < it.start() && it.end() < lastCommand)
                && answered.stream().anyMatch(it -> lastCommand <= it.start());
        return List.of(
                isWhole
                        ? Finding.pass(VerdictLine.AUDIT, counts(answered.size()))
                        : Finding.unknown(
                                VerdictLine.AUDIT,
                                counts(answered.size()) + "; it takes one before, one during and one after the sale"));
    }

    private String counts(int answered) {
        String ok = "%d of %d audits were ok".formatted(answered, audits.size());
        return answered == audits.size()
                ? ok
                : "%s, %d had no answer%s".formatted(ok, audits.size() - answered, faultsOfUnanswered());
    }

    private String faultsOfUnanswered() {
        List<String> during = audits.stream()
                .filter(it -> !it.isDone())
                .flatMap(audit -> faults.stream().filter(it -> it.isWithin(audit.start(), audit.end())))
                .map(FaultRecord::fault)
                .distinct()
                .toList();
        return during.isEmpty() ? "" : " (during " + String.join(", ", during) + ")";
    }

    private static List<String> failed(Operation audit) {
        return audit.told().checks().stream()
                .filter(it -> it.violations() > 0)
                .map(Check::title)
                .toList();
    }
}
