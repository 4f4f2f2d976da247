package io.frontrow.queue.model;

/** A ticket, signed, as its holder carries it. The same ticket always reads the same. */
public record QueueToken(String value) {

    @Override
    public String toString() {
        return "QueueToken[hidden]";
    }
}
