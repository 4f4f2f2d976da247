package io.frontrow.event.port;

import io.frontrow.event.model.Event;
import java.util.List;
import reactor.core.publisher.Mono;

/** Where others read what happened. */
@FunctionalInterface
public interface EventStream {

    /**
     * Appends events in this order, also those that were appended before. If it fails, none, all or the first few of them
     * are in the stream.
     */
    Mono<Void> publish(List<Event> events);
}
