package io.frontrow.event.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.event.model.Event;
import io.frontrow.event.model.EventId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.model.Backlog;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The contract of {@link Outbox}. Each test starts with an empty outbox of its own. */
public abstract class OutboxContract {

    private static final ReservationId SOME = new ReservationId(UUID.randomUUID());

    protected abstract Outbox outbox();

    /** Appends an event. */
    protected abstract void append(EventId id, ReservationId reservationId, String type, String payload);

    /** Returns when the duration has passed on the clock of the outbox. */
    protected abstract void pass(Duration duration);

    @Test
    void hasNothingWhenNothingHappened() {
        assertThat(unpublished(10)).isEmpty();
        assertThat(get(outbox().backlog())).isEqualTo(Backlog.NONE);
    }

    @Test
    void returnsEventsInTheirOrder() {
        EventId first = anId();
        EventId second = anId();
        append(first, SOME, "ReservationMade", "{\"seatNumbers\": [1, 2]}");
        append(second, SOME, "ReservationExpired", "{}");

        List<Event> events = unpublished(10);

        assertThat(events).extracting(Event::id).containsExactly(first, second);
        assertThat(events).extracting(Event::type).containsExactly("ReservationMade", "ReservationExpired");
        assertThat(events).extracting(Event::payload).containsExactly("{\"seatNumbers\": [1, 2]}", "{}");
        assertThat(events).extracting(Event::reservationId).containsOnly(SOME);
        assertThat(events).extracting(Event::position).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void handsOutTheFirstOfMany() {
        List<EventId> ids = append(5);

        assertThat(unpublished(3)).extracting(Event::id).containsExactlyElementsOf(ids.subList(0, 3));
    }

    @Test
    void doesNotHandOutWhatIsMarked() {
        List<EventId> ids = append(4);
        List<Event> events = unpublished(4);

        run(outbox().markPublished(List.of(events.get(0), events.get(2))));
        run(outbox().markPublished(List.of(events.get(0))));

        assertThat(unpublished(4)).extracting(Event::id).containsExactly(ids.get(1), ids.get(3));
    }

    @Test
    void reportsTheNumberOfUnpublishedEventsAndTheirAge() {
        append(3);
        pass(Duration.ofMillis(50));
        append(1);

        assertThat(get(outbox().backlog()).count()).isEqualTo(4);
        assertThat(get(outbox().backlog()).age()).isBetween(Duration.ofMillis(50), Duration.ofMinutes(1));

        run(outbox().markPublished(unpublished(4)));
        assertThat(get(outbox().backlog())).isEqualTo(Backlog.NONE);
    }

    private List<EventId> append(int count) {
        List<EventId> ids = Stream.generate(OutboxContract::anId).limit(count).toList();
        ids.forEach(id -> append(id, SOME, "ReservationMade", "{}"));
        return ids;
    }

    private List<Event> unpublished(int atMost) {
        return get(outbox().unpublished(atMost));
    }

    private static EventId anId() {
        return new EventId(UUID.randomUUID());
    }

    private static <T> T get(Mono<T> answer) {
        return Objects.requireNonNull(answer.block(Duration.ofSeconds(20)));
    }

    private static void run(Mono<Void> command) {
        command.block(Duration.ofSeconds(20));
    }
}
