package io.frontrow.event.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.event.model.Event;
import io.frontrow.event.model.EventId;
import io.frontrow.reservation.model.ReservationId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a stream as consumers are told to: it drops what it has seen, by id. */
public final class Consumer {

    private final Set<EventId> seen = new HashSet<>();
    private final Map<ReservationId, List<Event>> taken = new LinkedHashMap<>();

    /** Takes what it is told, if it is new. */
    public void read(List<Event> entries) {
        entries.stream()
                .filter(event -> seen.add(event.id()))
                .forEach(event -> taken.computeIfAbsent(event.reservationId(), _ -> new ArrayList<>())
                        .add(event));
    }

    /** How many events it took. */
    public int count() {
        return seen.size();
    }

    /** Insists that what happened to each reservation was told in its order. */
    public void sawAllInOrder() {
        assertThat(taken.values())
                .allSatisfy(
                        events -> assertThat(events).extracting(Event::position).isSorted());
    }
}
