package io.frontrow.adapter.web.security;

import io.frontrow.account.port.HashingBusy;
import io.frontrow.account.port.PasswordHashing.Urgency;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Runs slow work on a fixed number of threads: urgent work first, and otherwise in the order of arrival. Work that is not
 * done within a limit of time fails with {@link HashingBusy} and is removed, and so does work beyond the number that may
 * wait.
 */
final class PasswordThreads implements AutoCloseable {
    /** Work of one urgency that may wait for a thread: somewhat more than a core does in 5 s. */
    static final int WAITING_MAX = 256;

    /** The executor queues the jobs as they are. */
    private static final Comparator<Runnable> ORDER = Comparator.<Runnable, Urgency>comparing(
                    job -> ((Job<?>) job).urgency)
            .thenComparingLong(job -> ((Job<?>) job).arrival);

    private final Map<Urgency, AtomicInteger> waiting = new EnumMap<>(Urgency.class);
    private final AtomicLong arrivals = new AtomicLong();
    private final ThreadPoolExecutor threads;
    private final Duration doneWithin;
    private final int waitingMax;

    PasswordThreads(int threads, Duration doneWithin) {
        for (Urgency urgency : Urgency.values()) {
            waiting.put(urgency, new AtomicInteger());
        }
        this.doneWithin = doneWithin;
        this.waitingMax = threads * WAITING_MAX;
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new PriorityBlockingQueue<>(WAITING_MAX, ORDER),
                Thread.ofPlatform().name("password-", 1).daemon().factory());
    }

    <T> Mono<T> run(Urgency urgency, Supplier<T> work) {
        return Mono.<T>create(sink -> start(new Job<>(urgency, arrivals.getAndIncrement(), work, sink)))
                .timeout(doneWithin, Mono.error(HashingBusy::new));
    }

    private void start(Job<?> job) {
        if (waiting(job).incrementAndGet() > waitingMax) {
            waiting(job).decrementAndGet();
            job.sink.error(new HashingBusy());
            return;
        }
        job.sink.onCancel(() -> cancel(job));
        try {
            threads.execute(job);
        } catch (RejectedExecutionException e) {
            waiting(job).decrementAndGet();
            job.sink.error(e);
        }
    }

    private void cancel(Job<?> job) {
        if (threads.remove(job)) {
            waiting(job).decrementAndGet();
        }
    }

    private AtomicInteger waiting(Job<?> job) {
        return Objects.requireNonNull(waiting.get(job.urgency));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class Job<T> implements Runnable {
        private final Urgency urgency;
        private final long arrival;
        private final Supplier<T> work;
        private final MonoSink<T> sink;

        private Job(Urgency urgency, long arrival, Supplier<T> work, MonoSink<T> sink) {
            this.urgency = urgency;
            this.arrival = arrival;
            this.work = work;
            this.sink = sink;
        }

        @Override
        public void run() {
            waiting(this).decrementAndGet();
            try {
                sink.success(work.get());
            } catch (RuntimeException | Error e) {
                sink.error(e);
            }
        }
    }
}
