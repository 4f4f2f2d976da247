package io.frontrow.shared.polling;

import java.time.Duration;

/** Observes the polling of one kind of state, for metrics and logs. Its methods must not throw. */
public interface PollingObserver {

    /**
     * A round of reads was completed.
     *
     * @param reads the number of states that were read, at least 1
     */
    void roundCompleted(int reads, Duration took);

    /** A read failed. It will be tried again. */
    void readFailed(Throwable fault);
}
