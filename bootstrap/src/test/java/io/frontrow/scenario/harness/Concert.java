package io.frontrow.scenario.harness;

import java.util.List;
import java.util.UUID;

/** A concert that only one test uses. */
public record Concert(UUID id, List<Performance> performances) {

    public Concert {
        performances = List.copyOf(performances);
    }

    /** The only performance, or the first one. */
    public Performance performance() {
        return performances.getFirst();
    }
}
