package io.frontrow.bootstrap.embedded;

import io.frontrow.bootstrap.startup.StartupFailure;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The start of a server in the background. */
final class ServerStart<S extends Server> {

    private final FutureTask<S> start;

    private ServerStart(FutureTask<S> start) {
        this.start = start;
    }

    static <S extends Server> ServerStart<S> of(Callable<S> server) {
        ServerStart<S> background = new ServerStart<>(new FutureTask<>(server));
        Thread.ofPlatform().daemon().name("start-store").start(background.start);
        return background;
    }

    /**
     * Waits until the server has started.
     *
     * @throws StartupFailure if the server does not start
     */
    void await() throws InterruptedException {
        try {
            start.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StartupFailure failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /** Stops the server, after its start if that is still in progress. */
    void stop() {
        try {
            start.get().stop();
        } catch (ExecutionException _) {
            // It has not started; await reports that.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
