package io.frontrow.event.port;

import io.frontrow.event.model.Event;
import java.util.List;
import reactor.core.publisher.Mono;

/** The stream from which consumers read events. */
@FunctionalInterface
public interface EventStream {

    /**
     * Appends events in this order, even if they were appended before. If it fails, none, some of the first or all of
     * them are in the stream.
     */
    Mono<Void> publish(List<Event> events);
}
