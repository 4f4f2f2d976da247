package io.frontrow.bootstrap.embedded;

/** The server of a store, which runs as its own process. */
interface Server {

    /** Stops the process, gracefully if possible, and waits until it has ended. */
    void stop();
}
