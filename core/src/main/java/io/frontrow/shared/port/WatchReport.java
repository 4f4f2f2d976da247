package io.frontrow.shared.port;

import java.time.Duration;

/** Hears how the watching of one kind of state goes, for those who run the house. It must not fail. */
public interface WatchReport {

    /**
     * A round of readings is done.
     *
     * @param readings how many, at least one
     */
    void done(int readings, Duration took);

    /** A reading failed, and will be tried again. */
    void failed(Throwable fault);
}
