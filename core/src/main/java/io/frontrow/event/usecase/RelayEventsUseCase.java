package io.frontrow.event.usecase;

import io.frontrow.event.RelayEvents;
import io.frontrow.event.model.Event;
import io.frontrow.event.port.EventStream;
import io.frontrow.event.port.Outbox;
import io.frontrow.shared.BatchLoop;
import io.frontrow.shared.port.Leases;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Publishes batch by batch until a batch is not full. A batch is marked after it was published, so a crash in between
 * repeats it.
 *
 * <p>The lease avoids repeats; the order does not depend on it. A batch that contains an event also contains the
 * earlier events of the same reservation, unless they are marked and thus in the stream already. An instance that
 * resumes late with an old batch therefore appends only repeats, or events whose predecessors are in the stream.
 */
public final class RelayEventsUseCase implements RelayEvents {

    private static final int BATCH = 200;
    private static final String LEASE = "relay of events";

    /** A batch takes a few seconds at most. */
    private static final Duration TERM = Duration.ofSeconds(10);

    private final Leases leases;
    private final Outbox outbox;
    private final EventStream stream;

    public RelayEventsUseCase(Leases leases, Outbox outbox, EventStream stream) {
        this.leases = leases;
        this.outbox = outbox;
        this.stream = stream;
    }

    @Override
    public Mono<Long> relay() {
        return BatchLoop.count(BATCH, this::batch);
    }

    private Mono<Integer> batch() {
        return leases.acquire(LEASE, TERM)
                .flatMap(acquired -> acquired ? outbox.unpublished(BATCH) : Mono.just(List.<Event>of()))
                .flatMap(events -> events.isEmpty() ? Mono.just(0) : publish(events));
    }

    private Mono<Integer> publish(List<Event> events) {
        return stream.publish(events)
                .then(Mono.defer(() -> outbox.markPublished(events)))
                .thenReturn(events.size());
    }
}
