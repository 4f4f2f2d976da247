package io.frontrow.onsale.verdict;

import java.util.List;
import java.util.Map;

/**
 * A line of the verdict.
 *
 * @param line what it is about
 * @param applies whether it counts: a line does not if nothing in the run was asked of the service that it is about. It
 *     is UNKNOWN then
 * @param reason why it passed, failed or stayed unknown, in a sentence
 * @param evidence the first violations, each with the operations that cannot be explained; empty unless it failed
 * @param figures what was measured, by name
 */
public record Finding(
        VerdictLine line,
        Status status,
        boolean applies,
        String reason,
        List<Evidence> evidence,
        Map<String, Object> figures) {
    /** The number of violations that a finding shows. */
    public static final int EVIDENCE_MAX = 5;

    public static Finding pass(VerdictLine line, String reason) {
        return new Finding(line, Status.PASS, true, reason, List.of(), Map.of());
    }

    public static Finding unknown(VerdictLine line, String reason) {
        return new Finding(line, Status.UNKNOWN, true, reason, List.of(), Map.of());
    }

    /** {@return a finding that does not count, because nothing of the kind was asked for} */
    public static Finding notApplicable(VerdictLine line, String reason) {
        return new Finding(line, Status.UNKNOWN, false, "not applicable: " + reason, List.of(), Map.of());
    }

    public static Finding fail(VerdictLine line, String reason, List<Evidence> evidence) {
        List<Evidence> first = evidence.stream().limit(EVIDENCE_MAX).toList();
        return new Finding(line, Status.FAIL, true, reason, first, Map.of());
    }

    /** {@return the same finding with what was measured} */
    public Finding with(Map<String, Object> measured) {
        return new Finding(line, status, applies, reason, evidence, measured);
    }
}
