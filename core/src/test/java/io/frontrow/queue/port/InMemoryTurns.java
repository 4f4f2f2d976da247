package io.frontrow.queue.port;

import io.frontrow.queue.model.QueueEntry;
import io.frontrow.shared.id.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The turns in a waiting room: when each ends, and when it would end if its user held nothing, its base end. */
final class InMemoryTurns {

    private final Map<QueueEntry, Instant> ends = new HashMap<>();
    private final Map<QueueEntry, Instant> baseEnds = new HashMap<>();

    void begin(QueueEntry entry, Instant baseEnd, Instant end) {
        ends.put(entry, end);
        baseEnds.put(entry, baseEnd);
    }

    void end(QueueEntry entry) {
        ends.remove(entry);
        baseEnds.remove(entry);
    }

    /** {@return how many turns have ended by this time} */
    int endAll(Instant now) {
        int before = ends.size();
        ends.values().removeIf(end -> !end.isAfter(now));
        baseEnds.keySet().retainAll(ends.keySet());
        return before - ends.size();
    }

    boolean has(QueueEntry entry) {
        return ends.containsKey(entry);
    }

    Instant endOf(QueueEntry entry) {
        return Objects.requireNonNull(ends.get(entry));
    }

    int count() {
        return ends.size();
    }

    boolean isPastBaseEnd(QueueEntry entry, Instant now) {
        return !now.isBefore(baseEnds.getOrDefault(entry, Instant.MAX));
    }

    /** Lets the turn of a user end with this deadline, or at its base end if that is later. */
    void endWith(UserId userId, Instant deadline) {
        baseEnds.forEach((entry, base) -> {
            if (entry.userId().equals(userId)) {
                ends.computeIfPresent(entry, (_, _) -> base.isAfter(deadline) ? base : deadline);
            }
        });
    }
}
