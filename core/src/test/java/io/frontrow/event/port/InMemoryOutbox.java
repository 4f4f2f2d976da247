package io.frontrow.event.port;

import io.frontrow.event.model.Event;
import io.frontrow.event.model.EventId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.model.Backlog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import reactor.core.publisher.Mono;

/** An outbox in memory. */
public final class InMemoryOutbox implements Outbox {

    private final Clock clock;
    private final TreeMap<Long, Event> unpublished = new TreeMap<>();
    private final Map<Long, Instant> createdAt = new HashMap<>();
    private long last;

    public InMemoryOutbox(Clock clock) {
        this.clock = clock;
    }

    /** Appends an event. */
    public synchronized void append(EventId id, ReservationId reservationId, String type, String payload) {
        last++;
        unpublished.put(last, new Event(last, id, reservationId, type, payload));
        createdAt.put(last, clock.instant());
    }

    @Override
    public Mono<List<Event>> unpublished(int atMost) {
        return Mono.fromCallable(() -> first(atMost));
    }

    private synchronized List<Event> first(int atMost) {
        return unpublished.values().stream().limit(atMost).toList();
    }

    @Override
    public Mono<Void> markPublished(List<Event> events) {
        return Mono.fromRunnable(() -> mark(events));
    }

    private synchronized void mark(List<Event> events) {
        events.forEach(event -> unpublished.remove(event.position()));
    }

    @Override
    public Mono<Backlog> backlog() {
        return Mono.fromCallable(this::left);
    }

    private synchronized Backlog left() {
        return unpublished.isEmpty()
                ? Backlog.NONE
                : new Backlog(
                        Math.min(unpublished.size(), Backlog.COUNT_MAX),
                        Duration.between(
                                Objects.requireNonNull(createdAt.get(unpublished.firstKey())), clock.instant()));
    }
}
