package io.frontrow.onsale.verdict;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a verdict for a terminal. */
public final class VerdictText {
    private static final double MICROS = 1e6;

    private VerdictText() {}

    /** {@return one line for each finding, below it what cannot be explained, and a last line that sums up} */
    public static String of(Verdict verdict) {
        return Stream.concat(verdict.findings().stream().flatMap(VerdictText::lines), Stream.of(sum(verdict)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> lines(Finding finding) {
        String line = String.format(Locale.ROOT, "%-7s %-10s %s", finding.status(), finding.line(), finding.reason());
        return Stream.concat(Stream.of(line), finding.evidence().stream().flatMap(VerdictText::lines));
    }

    private static Stream<String> lines(Evidence evidence) {
        return Stream.concat(
                Stream.of("          - " + evidence.reason()),
                evidence.spans().stream().map(VerdictText::line));
    }

    private static String line(Span span) {
        String until = span.end() == null ? "…" : seconds(span.end());
        return String.format(
                Locale.ROOT,
                "              %10s – %-10s %s  %s",
                seconds(span.start()),
                until,
                span.who(),
                span.what());
    }

    private static String sum(Verdict verdict) {
        return String.format(
                Locale.ROOT,
                "%s: %,d operations in %.1f s, seed %d",
                verdict.status(),
                verdict.operations(),
                verdict.seconds(),
                verdict.run().seed());
    }

    private static String seconds(long micros) {
        return String.format(Locale.ROOT, "%.3f", micros / MICROS);
    }
}
