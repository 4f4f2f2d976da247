package io.frontrow.adapter.web.security;

import io.frontrow.account.port.HashingBusy;
import io.frontrow.account.port.PasswordHashing.Urgency;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Runs slow work, a fixed number at a time and the most urgent first. Work that cannot be done within a limit of time
 * fails with {@link HashingBusy}:
 *
 * <ul>
 *   <li>A line is no longer than what is done within four fifths of the limit, by the time that recent work took. The
 *       last one leaves it when another comes.
 *   <li>Work whose caller has gone, or will have gone before it is done, is skipped.
 * </ul>
 *
 * <p>{@link Urgency#FIRST} is served in the order of arrival, since it is rarely more than can be done. The other lines
 * are filled by guessers and by programs that sign up, and serve the latest first: a single owner among them waits for
 * the work of a moment, not for that of all who came before.
 */
final class HashingQueue implements AutoCloseable {
    /** How long work is thought to take until some is done. */
    private static final Duration ASSUMED = Duration.ofMillis(50);

    /** Weight of the latest work in the average of the time that work takes. */
    private static final double LATEST = 0.2;

    /** The share of the limit of time in which a full line is done. */
    private static final double LINE_SHARE = 0.8;

    private final Map<Urgency, Deque<Job<?>>> lines = new EnumMap<>(Urgency.class);
    private final Scheduler threads;
    private final int atOnce;
    private final Duration doneWithin;
    private int running;
    private double workNanos = ASSUMED.toNanos();

    /**
     * Creates a queue.
     *
     * @param threads how many threads there are, and so how much work runs at the same time
     * @param doneWithin the limit of time, from the call to the result
     */
    HashingQueue(int threads, Duration doneWithin) {
        for (Urgency urgency : Urgency.values()) {
            lines.put(urgency, new ArrayDeque<>());
        }
        this.threads = Schedulers.fromExecutorService(Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("password-", 1).daemon().factory()));
        this.atOnce = threads;
        this.doneWithin = doneWithin;
    }

    /** {@return where work computes; it is subscribed to there as well} */
    Scheduler threads() {
        return threads;
    }

    /** Runs work when it is its turn. Once it runs it is not interrupted, even if nobody waits for it any more. */
    <T> Mono<T> run(Urgency urgency, Mono<T> work) {
        return Mono.<T>create(sink -> enter(new Job<>(urgency, work, sink)))
                .timeout(doneWithin, Mono.error(HashingBusy::new));
    }

    private void enter(Job<?> job) {
        job.sink.onCancel(() -> leave(job));
        Job<?> last = addAndTrim(job);
        if (last != null) {
            last.sink.error(new HashingBusy());
        }
        startNext();
    }

    private synchronized @Nullable Job<?> addAndTrim(Job<?> job) {
        Deque<Job<?>> line = line(job.urgency);
        if (job.urgency == Urgency.FIRST) {
            line.addLast(job);
        } else {
            line.addFirst(job);
        }
        return running >= atOnce && line.size() > lengthMax() ? line.removeLast() : null;
    }

    private int lengthMax() {
        return Math.max(1, (int) (doneWithin.toNanos() * LINE_SHARE * atOnce / workNanos));
    }

    private synchronized void leave(Job<?> job) {
        line(job.urgency).remove(job);
    }

    private void startNext() {
        for (Job<?> next = takeNext(); next != null; next = takeNext()) {
            next.start();
        }
    }

    /** Takes the most urgent work that can be done in time, if there is any and it may run. */
    private @Nullable Job<?> takeNext() {
        List<Job<?>> late = new ArrayList<>();
        Job<?> next = takeNext(late);
        late.forEach(job -> job.sink.error(new HashingBusy()));
        return next;
    }

    private synchronized @Nullable Job<?> takeNext(List<Job<?>> late) {
        for (Deque<Job<?>> line : lines.values()) {
            while (running < atOnce && !line.isEmpty()) {
                Job<?> first = line.removeFirst();
                if (first.ageNanos() + workNanos <= doneWithin.toNanos()) {
                    running++;
                    return first;
                }
                late.add(first);
            }
        }
        return null;
    }

    private void finish(long tookNanos) {
        synchronized (this) {
            running--;
            workNanos = Math.min(workNanos + LATEST * (tookNanos - workNanos), doneWithin.toNanos() / 2.0);
        }
        startNext();
    }

    private Deque<Job<?>> line(Urgency urgency) {
        return Objects.requireNonNull(lines.get(urgency));
    }

    @Override
    public void close() {
        threads.dispose();
    }

    private final class Job<T> {
        private final Urgency urgency;
        private final Mono<T> work;
        private final MonoSink<T> sink;
        private final long arrivedAt = System.nanoTime();

        private Job(Urgency urgency, Mono<T> work, MonoSink<T> sink) {
            this.urgency = urgency;
            this.work = work;
            this.sink = sink;
        }

        private long ageNanos() {
            return System.nanoTime() - arrivedAt;
        }

        private void start() {
            long startedAt = System.nanoTime();
            work.subscribeOn(threads)
                    .contextWrite(sink.contextView())
                    .doFinally(_ -> finish(System.nanoTime() - startedAt))
                    .subscribe(sink::success, sink::error, sink::success);
        }
    }
}
