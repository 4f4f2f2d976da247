package io.frontrow.queue;

import io.frontrow.queue.model.QueueEntry;
import reactor.core.publisher.Mono;

/** Collects heartbeats of queue entries, so that entries whose users are still there do not become idle. */
public interface RecordHeartbeats {

    /** Notes a heartbeat in memory, at almost no cost. {@link #flush} writes it to the store. */
    void note(QueueEntry entry);

    /**
     * Writes a heartbeat to the store at once, for an entry whose user was away, and admits it if its turn has come.
     */
    Mono<Void> comeBack(QueueEntry entry);

    /**
     * Writes the noted heartbeats to the store: of each entry at most one in 5 seconds, or in a third of the room's
     * idle time if that is shorter.
     */
    Mono<Void> flush();
}
