package io.frontrow.event.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.event.model.Event;
import io.frontrow.event.model.EventId;
import io.frontrow.shared.id.ReservationId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A consumer that follows the documentation: it ignores events whose id it has seen. */
public final class Consumer {

    private final Set<EventId> seen = new HashSet<>();
    private final Map<ReservationId, List<Event>> taken = new LinkedHashMap<>();

    /** Processes the events that are new. */
    public void read(List<Event> entries) {
        entries.stream()
                .filter(event -> seen.add(event.id()))
                .forEach(event -> taken.computeIfAbsent(event.reservationId(), _ -> new ArrayList<>())
                        .add(event));
    }

    /** The number of processed events. */
    public int count() {
        return seen.size();
    }

    /** Asserts that the events of each reservation arrived in their order. */
    public void sawAllInOrder() {
        assertThat(taken.values())
                .allSatisfy(
                        events -> assertThat(events).extracting(Event::position).isSorted());
    }
}
