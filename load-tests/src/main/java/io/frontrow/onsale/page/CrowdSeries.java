package io.frontrow.onsale.page;

import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many wait, have their turn and are admitted, how many seats are sold, and how many requests are answered, over
 * time.
 */
final class CrowdSeries {
    private final Buckets buckets;
    private final @Nullable Integer[] waiting;
    private final @Nullable Integer[] active;
    private final @Nullable Integer[] sold;
    private final double[] admitted;
    private final Map<Outcome, double[]> requests = new LinkedHashMap<>();
    private final Set<String> admittedTickets = new HashSet<>();

    CrowdSeries(Buckets buckets) {
        this.buckets = buckets;
        waiting = new @Nullable Integer[buckets.count()];
        active = new @Nullable Integer[buckets.count()];
        sold = new @Nullable Integer[buckets.count()];
        admitted = new double[buckets.count()];
        for (Outcome outcome : Outcome.values()) {
            requests.put(outcome, new double[buckets.count()]);
        }
    }

    void see(Operation operation) {
        int at = buckets.at(operation.end());
        String ticket = operation.ticket();
        keep(waiting, at, operation.told().waiting());
        keep(active, at, operation.told().active());
        keep(sold, at, operation.told().sold());
        if (ticket != null && "ACTIVE".equals(operation.told().state()) && admittedTickets.add(ticket)) {
            admitted[at] += 1 / buckets.widthSeconds();
        }
        if (operation.event() == null) {
            requests(operation.outcome())[at] += 1 / buckets.widthSeconds();
        }
    }

    private double[] requests(Outcome outcome) {
        return requests.computeIfAbsent(outcome, any -> new double[buckets.count()]);
    }

    private static void keep(@Nullable Integer[] series, int at, @Nullable Integer value) {
        if (value != null) {
            series[at] = value;
        }
    }

    Map<String, Object> people() {
        Map<String, Object> people = new LinkedHashMap<>();
        people.put("waiting", waiting);
        people.put("in their turn", active);
        people.put("seats sold", sold);
        return people;
    }

    Map<String, Object> admissions() {
        return Map.of("admitted per second", admitted);
    }

    Map<String, Object> requests() {
        Map<String, Object> series = new LinkedHashMap<>();
        series.put("done", requests(Outcome.DONE));
        series.put("refused", requests(Outcome.REFUSED));
        series.put("no answer", requests(Outcome.UNKNOWN));
        return series;
    }
}
