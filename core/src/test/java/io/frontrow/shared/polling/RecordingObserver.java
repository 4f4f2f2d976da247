package io.frontrow.shared.polling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Records what was observed of polling. */
public final class RecordingObserver implements PollingObserver {

    private final List<Integer> rounds = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void roundCompleted(int reads, Duration took) {
        rounds.add(reads);
    }

    @Override
    public void readFailed(Throwable fault) {
        faults.add(fault);
    }

    /** The number of reads in each round. */
    public List<Integer> rounds() {
        return List.copyOf(rounds);
    }

    public List<Throwable> faults() {
        return List.copyOf(faults);
    }
}
