package io.frontrow.queue.usecase;

import io.frontrow.queue.RecordPromises;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.WaitEstimate;
import io.frontrow.queue.model.WaitPromise;
import io.frontrow.queue.port.WaitPromises;
import io.frontrow.shared.id.ConcertId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Collects the estimates that this instance gives, and writes those of a room together. */
public final class RecordPromisesUseCase implements RecordPromises {

    /** More entries than can join at an instance between two writes; about 30 MB. */
    static final int NOTES_MAX = 100_000;

    private static final int BATCH = 500;
    private static final int ROOM_CONCURRENCY = 16;

    private final WaitPromises promises;
    private final Clock clock;
    private final Queue<Note> noted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    public RecordPromisesUseCase(WaitPromises promises, Clock clock) {
        this.promises = promises;
        this.clock = clock;
    }

    @Override
    public void note(QueueEntry entry, WaitEstimate estimate) {
        if (count.get() < NOTES_MAX) {
            count.incrementAndGet();
            noted.add(new Note(entry, estimate, clock.instant()));
        }
    }

    @Override
    public Mono<Void> flush() {
        return Flux.defer(() -> Flux.fromIterable(drained().entrySet()))
                .flatMapDelayError(room -> write(room.getKey(), room.getValue()), ROOM_CONCURRENCY, 1)
                .then();
    }

    private Map<ConcertId, List<Note>> drained() {
        List<Note> drained = new ArrayList<>();
        Stream.generate(noted::poll).takeWhile(note -> note != null).forEach(drained::add);
        count.addAndGet(-drained.size());
        return drained.stream()
                .collect(Collectors.groupingBy(note -> note.entry().concertId()));
    }

    private Mono<Void> write(ConcertId concertId, List<Note> notes) {
        Instant now = clock.instant();
        return Flux.fromIterable(notes)
                .map(note -> note.promise(now))
                .buffer(BATCH)
                .concatMap(batch -> promises.record(concertId, batch))
                .then();
    }

    private record Note(QueueEntry entry, WaitEstimate estimate, Instant at) {

        WaitPromise promise(Instant now) {
            return new WaitPromise(entry, estimate, Duration.between(at, now));
        }
    }
}
