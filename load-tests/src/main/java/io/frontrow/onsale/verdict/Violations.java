package io.frontrow.onsale.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Counts violations and keeps the first, so that memory does not grow with how much is wrong. */
public final class Violations {
    private final List<Evidence> first = new ArrayList<>();
    private long count;

    /** Adds a violation; its evidence is only made if it is among the first. */
    public void add(Supplier<Evidence> evidence) {
        if (count < Finding.EVIDENCE_MAX) {
            first.add(evidence.get());
        }
        count++;
    }

    public long count() {
        return count;
    }

    public List<Evidence> first() {
        return List.copyOf(first);
    }
}
