package io.frontrow.bootstrap.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** An application that starts embedded stores and waits to be killed, so that it leaves their servers running. */
final class OrphaningApplication {

    static final String READY = "ready";

    private OrphaningApplication() {}

    /** Prints a line when the stores are ready, and ends only by being killed. */
    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedStores.start(Path.of(arguments[0]), false).awaitReady();
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
