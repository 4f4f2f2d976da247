package io.frontrow.adapter.web.security;

import io.frontrow.queue.model.QueueEntry;
import java.util.Optional;

/** Reads queue tokens. Whether the queue entry still exists is up to the queue. */
@FunctionalInterface
public interface QueueTokenReader {
    /** {@return the queue entry of the token, or empty if the token was not issued here} */
    Optional<QueueEntry> read(String token);
}
