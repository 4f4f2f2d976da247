package io.frontrow.shared.batching;

import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Collects concurrent requests with the same key into batches, in order of arrival. The first request of an idle key is
 * sent at once. Later requests are collected while that call is under way, and at least for a short window, then sent
 * together. So batches grow with the load. A batch that is full is sent at once, and a call that takes long does not
 * delay the next one further than the settings say.
 *
 * <p>A call has the Reactor context of the first request in it, and so belongs to that request's trace.
 *
 * <p>A failed call fails only the requests in it. Cancelling a request does not remove it from its batch.
 *
 * @param <K> a key; nothing is kept of a key without a call or a request in the last window
 * @param <Q> a request
 * @param <A> the reply to a request
 */
public final class KeyedRequestBatcher<K, Q, A> {

    /**
     * The largest number of requests that may wait for a reply; further requests fail. A store under full load serves
     * about this many before the clients give up.
     */
    static final int PENDING_MAX = 50_000;

    private final BatchSettings settings;
    private final BiFunction<K, List<Q>, Mono<List<A>>> call;
    private final ConcurrentMap<K, Window<Q, A>> windows = new ConcurrentHashMap<>();
    private final AtomicInteger pendingCount = new AtomicInteger();

    /** Makes all calls. A single thread, because otherwise one batch could overtake another. */
    private final Scheduler.Worker worker = Schedulers.parallel().createWorker();

    /**
     * Creates a batcher.
     *
     * @param call sends a batch; it returns one reply for each request, in the order of the requests
     */
    public KeyedRequestBatcher(BatchSettings settings, BiFunction<K, List<Q>, Mono<List<A>>> call) {
        this.settings = settings;
        this.call = call;
    }

    /**
     * Submits a request on subscription.
     *
     * @return the reply; {@link StoreUnavailable} if too many requests wait for a reply
     */
    public Mono<A> submit(K key, Q request) {
        return Mono.deferContextual(context -> {
            if (pendingCount.incrementAndGet() > PENDING_MAX) {
                pendingCount.decrementAndGet();
                return Mono.error(
                        new StoreUnavailable(settings.store(), new IllegalStateException("too many pending requests")));
            }
            Pending<Q, A> pending = Pending.of(request, context);
            enqueue(key, pending);
            return pending.reply().asMono();
        });
    }

    /** The number of keys with an open window. */
    int openWindows() {
        return windows.size();
    }

    /** The worker is woken outside of the map's lock, since waking a thread is slow. */
    private void enqueue(K key, Pending<Q, A> pending) {
        if (add(key, pending).isDue()) {
            worker.schedule(() -> send(key));
        }
    }

    private Window<Q, A> add(K key, Pending<Q, A> pending) {
        return windows.compute(
                key, (_, open) -> open == null ? Window.openedBy(pending) : open.with(pending, settings.sizeMax()));
    }

    private void send(K key) {
        List<Pending<Q, A>> batch = new ArrayList<>();
        windows.computeIfPresent(key, (_, window) -> window.moveTo(batch, settings.sizeMax()));
        if (!batch.isEmpty()) {
            Runnable goOn = once(() -> sendUnlessWaiting(key));
            Disposable overdue = schedule(goOn, settings.waitMax());
            schedule(() -> sendUnlessWaiting(key), settings.window());
            send(key, batch, () -> {
                overdue.dispose();
                goOn.run();
            });
        }
    }

    private static Runnable once(Runnable task) {
        AtomicBoolean isToRun = new AtomicBoolean(true);
        return () -> {
            if (isToRun.getAndSet(false)) {
                task.run();
            }
        };
    }

    private Disposable schedule(Runnable task, Duration delay) {
        return worker.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** After a call or a pause that the next batch has waited for: sends it, if it was the last one to wait for. */
    private void sendUnlessWaiting(K key) {
        @Nullable Window<Q, A> window = windows.computeIfPresent(key, (_, waiting) -> waiting.havingWaited());
        if (window != null && window.canBeSent()) {
            worker.schedule(() -> send(key));
        }
    }

    private void send(K key, List<Pending<Q, A>> batch, Runnable whenEnded) {
        List<Q> requests = batch.stream().map(Pending::request).toList();
        Mono.defer(() -> call.apply(key, requests))
                .map(replies -> requireOneEach(requests, replies))
                .doOnTerminate(() -> pendingCount.addAndGet(-batch.size()))
                .doOnTerminate(whenEnded)
                .contextWrite(batch.getFirst().context())
                .subscribe(
                        replies -> reply(batch, replies),
                        fault -> batch.forEach(pending -> pending.reply().tryEmitError(fault)));
    }

    private static <A> List<A> requireOneEach(List<?> requests, List<A> replies) {
        if (replies.size() != requests.size()) {
            throw new IllegalStateException(replies.size() + " replies to " + requests.size() + " requests");
        }
        return replies;
    }

    private static <Q, A> void reply(List<Pending<Q, A>> batch, List<A> replies) {
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).reply().tryEmitValue(replies.get(i));
        }
    }
}
