package io.frontrow.bootstrap.embedded;

/** The server of a store, which runs as its own process. */
interface Server {

    /** {@return whether its process runs} */
    boolean isRunning();

    /** Stops the process, gracefully if possible, and what it has left running, and waits until they have ended. */
    void stop();
}
