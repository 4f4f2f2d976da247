package io.frontrow.shared.batching;

import io.frontrow.shared.port.StoreUnavailable;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Collects concurrent requests with the same key into batches, in order of arrival. The first request of an idle key is
 * sent at once and opens a window. Later requests are sent together when the window ends, or as soon as a batch is
 * full. A request therefore waits for one window at most, and a key causes one call for each window or full batch.
 *
 * <p>A failed call fails only the requests in it. Cancelling a request does not remove it from its batch.
 *
 * @param <K> a key; nothing is kept of a key without requests in the last window
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
        return Mono.defer(() -> {
            if (pendingCount.incrementAndGet() > PENDING_MAX) {
                pendingCount.decrementAndGet();
                return Mono.error(
                        new StoreUnavailable(settings.store(), new IllegalStateException("too many pending requests")));
            }
            Pending<Q, A> pending = Pending.of(request);
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
        switch (add(key, pending).effect()) {
            case OPENED -> worker.schedule(() -> sendAndKeepOpen(key));
            case FILLED -> worker.schedule(() -> send(key));
            case QUEUED -> {}
        }
    }

    private Window<Q, A> add(K key, Pending<Q, A> pending) {
        return windows.merge(key, Window.openedBy(pending), (open, _) -> open.with(pending, settings.sizeMax()));
    }

    private void sendAndKeepOpen(K key) {
        boolean isOpen = windows.computeIfPresent(key, (_, window) -> window.isEmpty() ? null : window) != null;
        if (isOpen) {
            send(key);
            worker.schedule(() -> sendAndKeepOpen(key), settings.window().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void send(K key) {
        @Nullable Window<Q, A> window = windows.replace(key, Window.empty());
        if (window != null) {
            List<Pending<Q, A>> requests = window.requests();
            for (int from = 0; from < requests.size(); from += settings.sizeMax()) {
                send(key, requests.subList(from, Math.min(from + settings.sizeMax(), requests.size())));
            }
        }
    }

    private void send(K key, List<Pending<Q, A>> batch) {
        List<Q> requests = batch.stream().map(Pending::request).toList();
        Mono.defer(() -> call.apply(key, requests))
                .map(replies -> requireOneEach(requests, replies))
                .doOnTerminate(() -> pendingCount.addAndGet(-batch.size()))
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
