package io.frontrow.adapter.web.queue;

import io.frontrow.adapter.web.stream.StreamEvent;
import io.frontrow.queue.WatchQueue;
import io.frontrow.queue.WatchQueue.Event;
import io.frontrow.queue.model.QueueEntry;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Streams the state of a queue entry. */
@RestController
final class QueueEventsController {
    private final WatchQueue watchQueue;

    QueueEventsController(WatchQueue watchQueue) {
        this.watchQueue = watchQueue;
    }

    @GetMapping(path = "/queue-tokens/current/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<StreamEvent> events(QueueEntry entry) {
        return watchQueue.watch(entry).map(QueueEventsController::streamEvent);
    }

    private static StreamEvent streamEvent(Event event) {
        return switch (event) {
            case Event.Status(var status, var asOf) ->
                new StreamEvent.Named(
                        switch (status.state()) {
                            case WAITING -> "position";
                            case ACTIVE -> "admitted";
                        },
                        StatusResponse.of(status),
                        asOf);
            case Event.Unchanged() -> new StreamEvent.KeepAlive();
            case Event.Gone(var reason) -> new StreamEvent.End(TurnProblems.gone(reason));
        };
    }
}
