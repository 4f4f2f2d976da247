package io.frontrow.bootstrap.embedded;

import io.frontrow.bootstrap.startup.StartupFailure;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that is started in the background, and again whenever its process ends before it is stopped. */
final class SupervisedServer {

    private static final Logger LOG = LoggerFactory.getLogger(SupervisedServer.class);
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(10);

    private final String name;
    private final Callable<? extends Server> start;
    private final CompletableFuture<Server> firstStart = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread supervisor;

    private SupervisedServer(String name, Callable<? extends Server> start) {
        this.name = name;
        this.start = start;
        supervisor = Thread.ofPlatform().daemon().name("supervise-" + name).unstarted(this::supervise);
    }

    /**
     * Starts a server in the background.
     *
     * @param name what it is called in the log
     * @param start starts its process, and returns when it can be used
     */
    static SupervisedServer start(String name, Callable<? extends Server> start) {
        SupervisedServer server = new SupervisedServer(name, start);
        server.supervisor.start();
        return server;
    }

    /**
     * Waits until the server has started for the first time.
     *
     * @throws StartupFailure if it does not start
     */
    void await() throws InterruptedException {
        try {
            firstStart.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StartupFailure failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /** Stops the server, after its start if that is still in progress. */
    void stop() {
        stopping.countDown();
        try {
            supervisor.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void supervise() {
        Server first;
        try {
            first = start.call();
        } catch (Exception e) {
            firstStart.completeExceptionally(e);
            return;
        }
        firstStart.complete(first);
        stop(superviseUntilStopped(first));
    }

    private Server superviseUntilStopped(Server first) {
        Server server = first;
        Duration pause = CHECK_INTERVAL;
        while (!isStopped(pause)) {
            if (!server.isRunning()) {
                LOG.warn("The embedded {} has ended and is started again", name);
                stop(server);
                try {
                    server = start.call();
                    pause = CHECK_INTERVAL;
                } catch (Exception e) {
                    LOG.error("The embedded {} could not be started again", name, e);
                    pause = RETRY_DELAY;
                }
            }
        }
        return server;
    }

    private boolean isStopped(Duration timeout) {
        try {
            return stopping.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** A server that does not stop cleanly must not keep the next one from being started. */
    private void stop(Server server) {
        try {
            server.stop();
        } catch (RuntimeException e) {
            LOG.error("The embedded {} could not be stopped cleanly", name, e);
        }
    }
}
