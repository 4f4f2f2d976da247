package io.frontrow.adapter.web.security;

import io.frontrow.queue.model.QueueTicket;
import java.util.Optional;

/** Reads queue tokens. Whether the ticket is live is for the queue to say. */
@FunctionalInterface
public interface QueueTokenReader {
    /** The ticket that the token is for; empty if the token is none of ours. */
    Optional<QueueTicket> read(String token);
}
