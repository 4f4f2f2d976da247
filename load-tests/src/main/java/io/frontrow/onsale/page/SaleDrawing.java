package io.frontrow.onsale.page;

import io.frontrow.onsale.history.FaultRecord;
import io.frontrow.onsale.history.Line;
import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Run;
import io.frontrow.onsale.history.Sample;
import io.frontrow.onsale.verdict.Finding;
import io.frontrow.onsale.verdict.Group;
import io.frontrow.onsale.verdict.Story;
import io.frontrow.onsale.verdict.Verdict;
import io.frontrow.onsale.verdict.VerdictLine;
import io.frontrow.onsale.verdict.VerdictText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects from the lines of a history what is drawn of it. */
final class SaleDrawing {
    private static final double MEGABYTE = 1 << 20;
    private static final double MICROS = 1e6;

    private final Verdict verdict;
    private final @Nullable Verdict other;
    private final Buckets buckets;
    private final CrowdSeries crowd;
    private final LatencySeries latency;
    private final SeatFilm film;
    private final WorstMoments worst = new WorstMoments();
    private final List<FaultRecord> faults = new ArrayList<>();
    private final Map<String, @Nullable Double[]> cpu = new TreeMap<>();
    private final Map<String, @Nullable Double[]> memory = new TreeMap<>();

    SaleDrawing(Verdict verdict, @Nullable Verdict other) {
        this.verdict = verdict;
        this.other = other;
        Story story = verdict.story();
        buckets = Buckets.of(story.lastFanAt());
        crowd = new CrowdSeries(buckets);
        latency = new LatencySeries(buckets, verdict.run().goals());
        film = new SeatFilm(
                Objects.requireNonNullElse(story.openedAt(), 0.0),
                Objects.requireNonNullElse(story.soldOutAt(), story.lastFanAt()),
                verdict.run().holdSeconds());
    }

    void see(Line line) {
        switch (line) {
            case Operation operation -> see(operation);
            case FaultRecord fault -> faults.add(fault);
            case Sample sample -> see(sample);
            case Run _ -> {}
        }
    }

    /** What is read of the books after the last fan has gone is no part of the sale. */
    private boolean isOver(long time) {
        return time > verdict.story().lastFanAt() * MICROS;
    }

    private void see(Operation operation) {
        if (!isOver(operation.end())) {
            crowd.see(operation);
            latency.see(operation);
            film.see(operation);
            worst.see(operation);
        }
    }

    private void see(Sample sample) {
        if (isOver(sample.at())) {
            return;
        }
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
        data.put("headline", VerdictText.headline(verdict));
        data.put("story", verdict.story().sentences());
        data.put("volume", verdict.story().volume());
        data.put("groups", groups());
        data.put("other", other);
        data.put("seconds", buckets.seconds());
        data.put("faults", faults);
        data.put("line", Map.of("waiting", crowd.waiting()));
        data.put("sold", Map.of("seats sold", crowd.sold()));
        data.put("turns", turns());
        data.put("admissions", admissions());
        data.put("requests", crowd.requests());
        data.put("latency", latency.series());
        data.put("cpu", cpu);
        data.put("memory", memory);
        data.put("film", film.frames());
        data.put("worst", worst.moments());
        return data;
    }

    /** A group of the lines of the verdict, and what each says in plain words. */
    private record Lines(Group group, List<Statement> lines) {}

    private record Statement(String text, Finding finding) {}

    private List<Lines> groups() {
        return Group.all().stream()
                .map(group -> new Lines(
                        group,
                        group.in(verdict).stream()
                                .map(it -> new Statement(VerdictText.statement(it), it))
                                .toList()))
                .filter(it -> !it.lines().isEmpty())
                .toList();
    }

    private Map<String, Object> turns() {
        Map<String, Object> turns = new LinkedHashMap<>();
        turns.put("in their turn, as the service tells", crowd.active());
        turns.put("certainly in their turn, as the judge counts", certain(VerdictLine.CAPACITY));
        return turns;
    }

    private Map<String, Object> admissions() {
        Map<String, Object> admissions = new LinkedHashMap<>();
        admissions.put("learned of their turn", crowd.learned());
        admissions.put("turns that certainly began, as the judge counts", certain(VerdictLine.RATE));
        return admissions;
    }

    /** {@return what the judge of a line counted, by second} */
    private int[] certain(VerdictLine line) {
        Map<Long, Integer> bySecond = new TreeMap<>();
        verdict.findings().stream()
                .filter(it -> it.line() == line)
                .map(it -> it.figures().get("bySecond"))
                .filter(Map.class::isInstance)
                .forEach(counts -> ((Map<?, ?>) counts)
                        .forEach((second, count) ->
                                bySecond.put(Long.valueOf(second.toString()), Integer.valueOf(count.toString()))));
        return new PerSecond(bySecond).peaks(buckets);
    }
}
