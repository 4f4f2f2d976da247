package io.frontrow.adapter.web.seat;

import io.frontrow.adapter.web.http.CallLimits;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.adapter.web.queue.TurnProblems;
import io.frontrow.adapter.web.stream.StreamEvent;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.WatchSeats;
import io.frontrow.seat.WatchSeats.Event;
import io.frontrow.seat.WatchSeats.Event.Refusal;
import io.frontrow.seat.model.SeatChanges;
import io.frontrow.shared.id.PerformanceId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Streams changes of the seats of a performance. */
@RestController
final class SeatEventsController {
    private static final String COMPACT = "compact";

    private final WatchSeats watchSeats;
    private final SeatEventCache cache;
    private final CallLimits limits;

    SeatEventsController(WatchSeats watchSeats, SeatEventCache cache, CallLimits limits) {
        this.watchSeats = watchSeats;
        this.cache = cache;
        this.limits = limits;
    }

    /** @param form {@code compact}, or null for the full form */
    @GetMapping(path = "/performances/{performanceId}/seats/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<StreamEvent> events(
            @PathVariable PerformanceId performanceId,
            QueueEntry entry,
            @RequestParam(required = false) @Nullable String form) {
        Flux<Event> events = watchSeats.watch(entry, performanceId);
        return switch (form) {
            case null ->
                limits.seatMaps().tryConsume(entry.userId())
                        ? events.map(event -> streamEvent(event, cache::full))
                        : Flux.just(StreamEvent.end(ProblemCode.TOO_MANY_REQUESTS));
            case COMPACT ->
                events.index((index, event) -> streamEvent(event, changes -> compact(performanceId, changes, index)));
            default -> Flux.just(new StreamEvent.End(Problem.invalid(Violation.of("form", "oneOf", COMPACT))));
        };
    }

    /** The first event has all seats, and the others those that have changed. */
    private List<byte[]> compact(PerformanceId performanceId, SeatChanges changes, long index) {
        return index == 0 ? cache.statuses(performanceId, changes) : cache.compact(changes);
    }

    private static StreamEvent streamEvent(Event event, Function<SeatChanges, List<byte[]>> encoding) {
        return switch (event) {
            case Event.Changed(var changes, var asOf) -> new StreamEvent.Encoded(encoding.apply(changes), asOf);
            case Event.Unchanged() -> new StreamEvent.KeepAlive();
            case Refusal.NoTurn(var why) -> new StreamEvent.End(TurnProblems.of(why));
            case Refusal.UnknownPerformance() -> StreamEvent.end(ProblemCode.UNKNOWN_PERFORMANCE);
            case Refusal.NotBookable() -> StreamEvent.end(ProblemCode.PERFORMANCE_NOT_BOOKABLE);
        };
    }
}
