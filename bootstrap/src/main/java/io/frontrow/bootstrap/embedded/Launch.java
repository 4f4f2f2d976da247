package io.frontrow.bootstrap.embedded;

import io.frontrow.bootstrap.startup.StartRefused;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A server that starts while other things go on. */
final class Launch<S extends Server> {

    private final FutureTask<S> start;

    private Launch(FutureTask<S> start) {
        this.start = start;
    }

    static <S extends Server> Launch<S> of(Callable<S> server) {
        Launch<S> launch = new Launch<>(new FutureTask<>(server));
        Thread.ofPlatform().daemon().name("launch").start(launch.start);
        return launch;
    }

    /** @throws StartRefused if the server does not start */
    void await() throws InterruptedException {
        try {
            start.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StartRefused refused ? refused : new IllegalStateException(e.getCause());
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
