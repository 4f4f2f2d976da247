package io.frontrow.event.port;

import io.frontrow.event.model.Event;
import io.frontrow.shared.model.Backlog;
import java.util.List;
import reactor.core.publisher.Mono;

/** The events that came of what was decided, kept by the store that decides, in the same step. Time is the store's. */
public interface Outbox {

    /**
     * Events that are not marked as published, by position. If one is among them, so are all that happened to the same
     * reservation before it and are not marked.
     *
     * @param atMost 1 … 200
     */
    Mono<List<Event>> unpublished(int atMost);

    /** Marks events as published. Marking them again changes nothing. */
    Mono<Void> markPublished(List<Event> events);

    /** The events that are still to be published. */
    Mono<Backlog> backlog();
}
