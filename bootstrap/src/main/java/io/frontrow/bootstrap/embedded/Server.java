package io.frontrow.bootstrap.embedded;

/** A store's server that runs as a process of its own. */
interface Server {

    /** Ends the process, in order if it can, and waits until it is gone. */
    void end();
}
