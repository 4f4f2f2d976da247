package io.frontrow.shared.polling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps what was reported of watching. */
public final class RecordingObserver implements PollingObserver {

    private final List<Integer> rounds = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void done(int readings, Duration took) {
        rounds.add(readings);
    }

    @Override
    public void failed(Throwable fault) {
        faults.add(fault);
    }

    /** How many readings each round had. */
    public List<Integer> rounds() {
        return List.copyOf(rounds);
    }

    public List<Throwable> faults() {
        return List.copyOf(faults);
    }
}
