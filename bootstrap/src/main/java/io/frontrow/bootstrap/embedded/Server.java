package io.frontrow.bootstrap.embedded;

import java.io.IOException;

/** A store's server that runs as a process of its own. */
interface Server {

    /** Ends the process, in order if it can, and waits until it is gone. */
    void end() throws IOException, InterruptedException;
}
