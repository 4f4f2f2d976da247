package io.frontrow.adapter.web.fastpath;

import io.frontrow.adapter.web.security.Caller;
import io.frontrow.queue.model.QueueEntry;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * A request on the fast path whose credentials were checked.
 *
 * @param id the id in the path; any id if the path has no variable
 * @param authenticated the caller; present if the access rule of the path requires one
 * @param queueEntry the entry of the queue token, which belongs to the caller; present if the access rule requires one
 */
public record FastCall(
        FastRoute route,
        ServerHttpRequest request,
        UUID id,
        Optional<Caller> authenticated,
        Optional<QueueEntry> queueEntry) {

    public Caller caller() {
        return authenticated.orElseThrow();
    }

    public QueueEntry entry() {
        return queueEntry.orElseThrow();
    }
}
