package io.frontrow.shared.polling;

import java.time.Duration;

/** Hears how the watching of one kind of state goes, for those who run the house. It must not fail. */
public interface PollingObserver {

    /**
     * A round of readings is done.
     *
     * @param readings how many, at least one
     */
    void done(int readings, Duration took);

    /** A reading failed, and will be tried again. */
    void failed(Throwable fault);
}
