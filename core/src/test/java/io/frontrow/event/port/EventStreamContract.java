package io.frontrow.event.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.event.model.Event;
import io.frontrow.event.model.EventId;
import io.frontrow.shared.id.ReservationId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of {@link EventStream}. Each test starts with an empty stream of its own. */
public abstract class EventStreamContract {

    protected abstract EventStream stream();

    /** All events that a consumer reads, with their positions set to 0. */
    protected abstract List<Event> entries();

    @Test
    void appendsEventsInTheirOrder() {
        List<Event> events = events(200);

        publish(events.subList(0, 150));
        publish(events.subList(150, 200));

        assertThat(entries()).isEqualTo(events);
    }

    @Test
    void appendsAgainWhatItHas() {
        List<Event> events = events(3);
        publish(events.subList(0, 2));

        publish(events);

        assertThat(entries())
                .containsExactly(events.get(0), events.get(1), events.get(0), events.get(1), events.get(2));
    }

    @Test
    void takesAnyText() {
        Event odd = new Event(0, anId(), aReservation(), "Ω ☂", "{\"a\": \"line\\nbreak, 'quote' and 좌석\"}");

        publish(List.of(odd));

        assertThat(entries()).containsExactly(odd);
    }

    /** This number of different events. */
    protected static List<Event> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Event(0, anId(), aReservation(), "ReservationMade", "{\"number\": " + i + "}"))
                .toList();
    }

    protected void publish(List<Event> events) {
        stream().publish(events).block(Duration.ofSeconds(20));
    }

    private static EventId anId() {
        return new EventId(UUID.randomUUID());
    }

    private static ReservationId aReservation() {
        return new ReservationId(UUID.randomUUID());
    }
}
