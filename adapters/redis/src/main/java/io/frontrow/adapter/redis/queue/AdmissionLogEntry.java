package io.frontrow.adapter.redis.queue;

import io.frontrow.queue.model.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An entry in the log of admissions: {@code id:place:µs}, and behind it how the ticket got there unless it was in turn.
 *
 * @param atMicros when it was, by Redis' clock
 */
public record AdmissionLogEntry(String ticketId, long place, long atMicros, Way way) {

    enum Way {
        IN_TURN,
        /** Lost and restored, so that those behind it may have gone first, or it was in before. */
        RESTORED,
        /** An operator let the ticket in, whoever was in front. */
        AHEAD,
        /** Not let in yet: the first of a lobby, whose places are before those that were let in until then. */
        PRE_QUEUE
    }

    public static AdmissionLogEntry parse(String entry) {
        String[] parts = entry.split(":", -1);
        Way way = parts.length > 3 ? Way.valueOf(parts[3]) : Way.IN_TURN;
        return new AdmissionLogEntry(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), way);
    }

    /** Those, in words, who were let in a second time or in turn after one behind them. */
    public static List<String> outOfOrder(List<AdmissionLogEntry> admissions) {
        List<String> broken = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        long last = -1;
        for (AdmissionLogEntry admission : admissions) {
            boolean isSecond = admission.way != Way.PRE_QUEUE && !seen.add(admission.ticketId);
            if (isSecond && admission.way != Way.RESTORED) {
                broken.add("ticket " + admission.ticketId + " was let in twice");
            } else if (admission.way == Way.IN_TURN && admission.isBefore(last)) {
                broken.add("ticket " + admission.ticketId + " was let in after one behind it");
            }
            last = admission.last(last);
        }
        return broken;
    }

    /** In the lobby chance may give two the same place. */
    private boolean isBefore(long last) {
        return place < last || (place == last && !new Place(place).isOfLobby());
    }

    /** The place that nobody who comes in turn from now on may be before. */
    private long last(long before) {
        return switch (way) {
            case IN_TURN -> place;
            case RESTORED, AHEAD -> before;
            case PRE_QUEUE -> -1;
        };
    }
}
