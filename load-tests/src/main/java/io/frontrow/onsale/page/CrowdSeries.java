package io.frontrow.onsale.page;

import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many wait and have their turn, how many seats are sold, and how many requests are answered, over time. */
final class CrowdSeries {
    private final Buckets buckets;
    private final @Nullable Integer[] waiting;
    private final @Nullable Integer[] active;
    private final @Nullable Integer[] sold;
    private final PerSecond learned = new PerSecond();
    private final Map<Outcome, PerSecond> requests = new EnumMap<>(Outcome.class);
    private final Set<String> admittedTickets = new HashSet<>();

    CrowdSeries(Buckets buckets) {
        this.buckets = buckets;
        waiting = new @Nullable Integer[buckets.count()];
        active = new @Nullable Integer[buckets.count()];
        sold = new @Nullable Integer[buckets.count()];
    }

    void see(Operation operation) {
        int at = buckets.at(operation.end());
        String ticket = operation.ticket();
        keep(waiting, at, operation.told().waiting());
        keep(active, at, operation.told().active());
        keep(sold, at, operation.told().sold());
        if (ticket != null && "ACTIVE".equals(operation.told().state()) && admittedTickets.add(ticket)) {
            learned.count(operation.end());
        }
        if (operation.event() == null) {
            requests.computeIfAbsent(operation.outcome(), any -> new PerSecond())
                    .count(operation.end());
        }
    }

    private static void keep(@Nullable Integer[] series, int at, @Nullable Integer value) {
        if (value != null) {
            series[at] = value;
        }
    }

    @Nullable
    Integer[] waiting() {
        return waiting;
    }

    @Nullable
    Integer[] active() {
        return active;
    }

    @Nullable
    Integer[] sold() {
        return sold;
    }

    /** {@return how many learned in a second that it is their turn} */
    int[] learned() {
        return learned.peaks(buckets);
    }

    Map<String, Object> requests() {
        Map<String, Object> series = new LinkedHashMap<>();
        series.put("done", requests(Outcome.DONE));
        series.put("refused", requests(Outcome.REFUSED));
        series.put("no answer", requests(Outcome.UNKNOWN));
        return series;
    }

    private int[] requests(Outcome outcome) {
        return requests.getOrDefault(outcome, new PerSecond()).peaks(buckets);
    }
}
