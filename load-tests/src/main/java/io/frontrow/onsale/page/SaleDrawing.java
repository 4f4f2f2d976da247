package io.frontrow.onsale.page;

import io.frontrow.onsale.history.FaultRecord;
import io.frontrow.onsale.history.Line;
import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Run;
import io.frontrow.onsale.history.Sample;
import io.frontrow.onsale.verdict.Verdict;
import io.frontrow.onsale.verdict.VerdictLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects from the lines of a history what is drawn of it. */
final class SaleDrawing {
    private static final double MEGABYTE = 1 << 20;

    private final Verdict verdict;
    private final @Nullable Verdict other;
    private final Buckets buckets;
    private final CrowdSeries crowd;
    private final LatencySeries latency;
    private final SeatFilm film;
    private final WaitPoints waits = new WaitPoints();
    private final WorstMoments worst = new WorstMoments();
    private final List<FaultRecord> faults = new ArrayList<>();
    private final Map<String, @Nullable Double[]> cpu = new TreeMap<>();
    private final Map<String, @Nullable Double[]> memory = new TreeMap<>();

    SaleDrawing(Verdict verdict, @Nullable Verdict other) {
        this.verdict = verdict;
        this.other = other;
        buckets = Buckets.of(verdict.seconds());
        crowd = new CrowdSeries(buckets);
        latency = new LatencySeries(buckets);
        film = new SeatFilm(verdict.seconds(), verdict.run().holdSeconds());
    }

    void see(Line line) {
        switch (line) {
            case Operation operation -> see(operation);
            case FaultRecord fault -> faults.add(fault);
            case Sample sample -> see(sample);
            case Run _ -> {}
        }
    }

    private void see(Operation operation) {
        crowd.see(operation);
        latency.see(operation);
        film.see(operation);
        waits.see(operation);
        worst.see(operation);
    }

    private void see(Sample sample) {
        int at = buckets.at(sample.at());
        cpu.computeIfAbsent(sample.source(), this::empty)[at] = sample.cpu();
        memory.computeIfAbsent(sample.source(), this::empty)[at] = sample.memoryBytes() / MEGABYTE;
    }

    private @Nullable Double[] empty(String source) {
        return new @Nullable Double[buckets.count()];
    }

    /** {@return what the page's script draws} */
    Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("verdict", verdict);
        data.put("status", verdict.status());
        data.put("other", other);
        data.put("meanings", meanings());
        data.put("seconds", buckets.seconds());
        data.put("faults", faults);
        data.put("people", crowd.people());
        data.put("admissions", crowd.admissions());
        data.put("requests", crowd.requests());
        data.put("latency", latency.series());
        data.put("cpu", cpu);
        data.put("memory", memory);
        data.put("film", film.frames());
        data.put("waits", waits.points());
        data.put("worst", worst.moments());
        return data;
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (VerdictLine line : VerdictLine.values()) {
            meanings.put(line.toString(), line.meaning());
        }
        return meanings;
    }
}
