package io.frontrow.scenario.harness;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Samples a value repeatedly while the test goes on. */
public final class Sampler<T> implements AutoCloseable {

    private final Collection<T> samples = new ConcurrentLinkedQueue<>();
    private final Supplier<T> look;
    private final Thread thread;
    private volatile boolean ends;

    private Sampler(Supplier<T> look) {
        this.look = look;
        thread = Thread.ofVirtual().unstarted(this::sample);
    }

    /** Starts sampling, one sample after the other. */
    public static <T> Sampler<T> of(Supplier<T> look) {
        Sampler<T> sampler = new Sampler<>(look);
        sampler.thread.start();
        return sampler;
    }

    /** The samples so far. */
    public List<T> samples() {
        return List.copyOf(samples);
    }

    private void sample() {
        while (!ends) {
            samples.add(look.get());
        }
    }

    @Override
    public void close() {
        ends = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
