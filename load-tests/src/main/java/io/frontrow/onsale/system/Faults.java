package io.frontrow.onsale.system;

import io.frontrow.onsale.client.Recorder;
import io.frontrow.onsale.history.FaultRecord;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Makes faults while a sale runs, one after the other, each at a moment that follows from a seed. */
public final class Faults implements AutoCloseable {
    private static final long MICROS = 1_000_000;
    private static final long FIRST_AFTER = 8 * MICROS;
    private static final long PAUSE_MIN = 12 * MICROS;
    private static final long PAUSE_SPREAD = 8 * MICROS;
    /** Holds that are lost are found to be so a moment later. */
    private static final long UNNOTICED = 2 * MICROS;

    private final OwnSystem system;
    private final List<Fault> faults;
    private final Recorder recorder;
    private final Random random;
    private final CompletableFuture<Void> all;
    private volatile boolean isOver;
    private volatile @Nullable Fault current;

    private Faults(OwnSystem system, List<Fault> faults, long opensAt, Recorder recorder, long seed) {
        this.system = system;
        this.faults = faults;
        this.recorder = recorder;
        this.random = new Random(seed);
        this.all = CompletableFuture.runAsync(
                () -> makeAll(opensAt + FIRST_AFTER), Thread.ofPlatform().name("faults")::start);
    }

    /**
     * Begins to make the faults.
     *
     * @param opensAt in microseconds of the run; the first fault is made soon after it
     */
    public static Faults begin(OwnSystem system, List<Fault> faults, long opensAt, Recorder recorder, long seed) {
        return new Faults(system, faults, opensAt, recorder, seed);
    }

    private void makeAll(long earliest) {
        long next = earliest;
        for (Fault fault : faults) {
            next += random.nextLong(PAUSE_SPREAD);
            if (!waitUntil(next)) {
                return;
            }
            make(fault);
            next = now() + PAUSE_MIN;
        }
    }

    private boolean waitUntil(long micros) {
        while (now() < micros && !isOver) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return !isOver;
    }

    private void make(Fault fault) {
        current = fault;
        long start = now();
        fault.make(system, random);
        long end = now() + (fault.losesHolds() ? UNNOTICED : 0);
        recorder.write(new FaultRecord(fault.toString(), start, end, fault.losesHolds()));
        current = null;
    }

    private long now() {
        return recorder.clock().now();
    }

    /** {@return the fault that is being made, or null} */
    public @Nullable Fault current() {
        return current;
    }

    /**
     * Makes no further fault, and waits until the last one is undone.
     *
     * @throws java.util.concurrent.CompletionException if a fault could not be made or undone
     */
    @Override
    public void close() {
        isOver = true;
        all.join();
    }
}
