package io.frontrow.adapter.web.seat;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.queue.TurnProblems;
import io.frontrow.adapter.web.stream.SseFormat;
import io.frontrow.adapter.web.stream.StreamEvent;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.WatchSeats;
import io.frontrow.seat.WatchSeats.Event;
import io.frontrow.seat.WatchSeats.Event.Refusal;
import io.frontrow.seat.model.SeatChanges;
import io.frontrow.shared.id.PerformanceId;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** Streams changes of the seats of a performance. */
@RestController
final class SeatEventsController {
    private final WatchSeats watchSeats;

    /** Keyed by identity, and kept while streams share the changes. */
    private final LoadingCache<SeatChanges, List<byte[]>> encoded;

    SeatEventsController(WatchSeats watchSeats, JsonMapper json) {
        this.watchSeats = watchSeats;
        this.encoded = Caffeine.newBuilder()
                .weakKeys()
                .build(changes -> SseFormat.pieces("seats", json.writeValueAsBytes(changes)));
    }

    @GetMapping(path = "/performances/{performanceId}/seats/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<StreamEvent> events(@PathVariable PerformanceId performanceId, QueueEntry entry) {
        return watchSeats.watch(entry, performanceId).map(this::streamEvent);
    }

    private StreamEvent streamEvent(Event event) {
        return switch (event) {
            case Event.Changed(var changes, var asOf) -> new StreamEvent.Encoded(encoded.get(changes), asOf);
            case Event.Unchanged() -> new StreamEvent.KeepAlive();
            case Refusal.TooMany() -> StreamEvent.end(ProblemCode.TOO_MANY_REQUESTS);
            case Refusal.NoTurn(var why) -> new StreamEvent.End(TurnProblems.of(why));
            case Refusal.UnknownPerformance() -> StreamEvent.end(ProblemCode.UNKNOWN_PERFORMANCE);
            case Refusal.NotBookable() -> StreamEvent.end(ProblemCode.PERFORMANCE_NOT_BOOKABLE);
        };
    }
}
