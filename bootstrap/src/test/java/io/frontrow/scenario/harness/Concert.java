package io.frontrow.scenario.harness;

import java.util.List;
import java.util.UUID;

/** A concert that a test has all for itself. */
public record Concert(UUID id, List<Performance> performances) {

    public Concert {
        performances = List.copyOf(performances);
    }

    /** Its only date, or the first one. */
    public Performance performance() {
        return performances.getFirst();
    }
}
