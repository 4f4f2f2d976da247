package io.frontrow.queue.model;

/** A queue entry in signed form, as its client carries it. The same entry always has the same token. */
public record QueueToken(String value) {

    @Override
    public String toString() {
        return "QueueToken[hidden]";
    }
}
