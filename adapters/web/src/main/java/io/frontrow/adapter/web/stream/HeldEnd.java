package io.frontrow.adapter.web.stream;

import org.jspecify.annotations.Nullable;

/**
 * The end of a response, held back until the stream is complete and its last event was flushed. The end is written on
 * the event loop of the connection; events start and the stream completes on any thread.
 */
final class HeldEnd {

    private @Nullable Runnable end;
    private volatile boolean isWriting;
    private volatile boolean isComplete;

    /** Keeps the end until it is due. Call on the event loop. */
    void hold(Runnable end) {
        this.end = end;
        writeIfDue();
    }

    void eventStarted() {
        isWriting = true;
    }

    /** Call on the event loop. */
    void eventFlushed() {
        isWriting = false;
        writeIfDue();
    }

    /** No further event follows. The end is written by the next call on the event loop. */
    void streamCompleted() {
        isComplete = true;
    }

    /** Writes the end if the framework has sent it, the stream is complete and no event is being written. */
    void writeIfDue() {
        Runnable held = end;
        if (isComplete && !isWriting && held != null) {
            held.run();
        }
    }

    /** Forgets the end of a connection that this handler has left. */
    void discard() {
        end = null;
    }
}
