package io.frontrow.onsale.verdict;

import io.frontrow.onsale.history.Run;
import java.util.List;

/**
 * What is to be said of a run.
 *
 * @param operations how many calls and events were judged
 * @param seconds how long the run took
 * @param story what happened
 */
public record Verdict(Run run, long operations, double seconds, Story story, List<Finding> findings) {

    /** {@return FAIL if a line failed, else UNKNOWN if one is unknown that applies, else PASS} */
    public Status status() {
        return List.of(Status.FAIL, Status.UNKNOWN).stream()
                .filter(status -> findings.stream().anyMatch(it -> it.applies() && it.status() == status))
                .findFirst()
                .orElse(Status.PASS);
    }

    /** {@return the exit code of the judge: 0 for PASS, 1 for FAIL, 2 for UNKNOWN} */
    public int exitCode() {
        return status().exitCode();
    }
}
