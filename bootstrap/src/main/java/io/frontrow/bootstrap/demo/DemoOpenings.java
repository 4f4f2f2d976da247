package io.frontrow.bootstrap.demo;

import io.frontrow.queue.model.AdmissionOrder;
import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.id.ConcertId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The openings of a waiting room with a pre-queue: two minutes after the start and again every ten minutes. The room is
 * open for half of that time. Then it is closed until the next opening, and a new pre-queue begins.
 */
final class DemoOpenings {

    static final Duration FIRST = Duration.ofMinutes(2);
    static final Duration PERIOD = Duration.ofMinutes(10);
    static final Duration OPEN_FOR = Duration.ofMinutes(5);

    private final WaitingRooms rooms;
    private final Clock clock;
    private final Instant first;
    private final AtomicReference<@Nullable Opening> current = new AtomicReference<>();

    DemoOpenings(WaitingRooms rooms, Clock clock) {
        this.rooms = rooms;
        this.clock = clock;
        this.first = clock.instant().plus(FIRST);
    }

    private record Opening(ConcertId concertId, Instant opensAt) {}

    /** {@return the first opening after the start} */
    Instant first() {
        return first;
    }

    /** Closes the room until the first opening. */
    Mono<Void> begin(ConcertId concertId) {
        return close(new Opening(concertId, first)).then();
    }

    /**
     * Closes the room until the next opening, if it has been open for long enough.
     *
     * @return the number of rooms that were closed
     */
    Mono<Long> continueIfDue() {
        Opening opening = current.get();
        if (opening == null || clock.instant().isBefore(opening.opensAt().plus(OPEN_FOR))) {
            return Mono.just(0L);
        }
        return close(new Opening(opening.concertId(), nextAfter(opening.opensAt())));
    }

    /** A machine that has slept skips openings. */
    private Instant nextAfter(Instant opensAt) {
        Instant next = opensAt.plus(PERIOD);
        return next.isAfter(clock.instant()) ? next : nextAfter(next);
    }

    private Mono<Long> close(Opening opening) {
        return rooms.find(opening.concertId())
                .flatMap(Mono::justOrEmpty)
                .flatMap(room -> rooms.change(
                        opening.concertId(),
                        PolicyChange.to(room.policy().opening(AdmissionOrder.SHUFFLE, opening.opensAt())),
                        Optional.empty(),
                        false))
                .doOnNext(_ -> current.set(opening))
                .thenReturn(1L);
    }
}
