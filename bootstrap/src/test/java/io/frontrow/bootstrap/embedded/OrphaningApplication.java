package io.frontrow.bootstrap.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** An application that starts stores and then waits to be killed. */
final class OrphaningApplication {

    static final String READY = "ready";

    private OrphaningApplication() {}

    /** Says when the stores are ready, and ends by being killed only. */
    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedStores.start(Path.of(arguments[0]), false).awaitReady();
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
