package io.frontrow.scenario.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Users who send one request after the other, each on a thread, and note what goes wrong. */
public final class HonestFans implements AutoCloseable {

    private final AtomicInteger served = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isOpen = true;

    /**
     * Adds a user.
     *
     * @param requests what the user sends, in turn; each is to be answered by 200 or 201
     */
    public void add(List<Supplier<HttpReply>> requests) {
        threads.add(Thread.ofVirtual().start(() -> run(List.copyOf(requests))));
    }

    private void run(List<Supplier<HttpReply>> requests) {
        while (isOpen) {
            requests.forEach(this::send);
        }
    }

    private void send(Supplier<HttpReply> request) {
        try {
            HttpReply reply = request.get();
            if (reply.is(200) || reply.is(201)) {
                served.incrementAndGet();
            } else {
                failures.add(reply.toString());
            }
        } catch (Throwable e) {
            // Also an assertion of the harness, such as that of the API document.
            failures.add(e.toString());
        }
    }

    /** How many requests have been answered as expected. */
    public int served() {
        return served.get();
    }

    /** Everything else that has come back, or not. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        isOpen = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
