package io.frontrow.bootstrap.embedded;

import io.frontrow.bootstrap.startup.StartupFailure;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A server that starts while other things go on. */
final class ServerStart<S extends Server> {

    private final FutureTask<S> start;

    private ServerStart(FutureTask<S> start) {
        this.start = start;
    }

    static <S extends Server> ServerStart<S> of(Callable<S> server) {
        ServerStart<S> launch = new ServerStart<>(new FutureTask<>(server));
        Thread.ofPlatform().daemon().name("launch").start(launch.start);
        return launch;
    }

    /** @throws StartupFailure if the server does not start */
    void await() throws InterruptedException {
        try {
            start.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StartupFailure refused ? refused : new IllegalStateException(e.getCause());
        }
    }

    /** Ends the server, after its start if that is still going on. */
    void end() {
        try {
            start.get().end();
        } catch (ExecutionException _) {
            // It never started, as await has told.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
