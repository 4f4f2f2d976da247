package io.frontrow.event.port;

import io.frontrow.event.model.Event;
import io.frontrow.shared.model.Backlog;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Events that the deciding store writes in the same step as the change that they report. Times are by the store's
 * clock.
 */
public interface Outbox {

    /**
     * Unpublished events, by position. If an event is in the result, so are all earlier unpublished events of the same
     * reservation.
     *
     * @param atMost 1 … 200
     */
    Mono<List<Event>> unpublished(int atMost);

    /** Marks events as published. Marking them again has no effect. */
    Mono<Void> markPublished(List<Event> events);

    /** The events that are not published yet. */
    Mono<Backlog> backlog();
}
