package io.frontrow.onsale.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a verdict for people. */
public final class VerdictText {
    private static final double MICROS = 1e6;

    private VerdictText() {}

    /**
     * {@return the verdict for a terminal} It begins with what happened, has a line for each finding, failures first and
     * below them what cannot be explained, and ends with a line that sums up.
     */
    public static String of(Verdict verdict) {
        return Stream.of(
                        Stream.of(String.join(" ", verdict.story().sentences())),
                        Group.all().stream()
                                .flatMap(group -> group.in(verdict).stream())
                                .flatMap(VerdictText::lines),
                        Stream.of(sum(verdict)))
                .flatMap(it -> it)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** {@return the verdict in a sentence, what went wrong first} */
    public static String headline(Verdict verdict) {
        List<Finding> broken = Group.BROKEN.in(verdict);
        List<String> parts = new ArrayList<>();
        broken.stream().limit(2).map(it -> clause(it.line().broken())).forEach(parts::add);
        if (broken.size() > 2) {
            parts.add("%d more %s failed".formatted(broken.size() - 2, broken.size() == 3 ? "check" : "checks"));
        }
        List<Finding> unreliable = Group.UNRELIABLE.in(verdict);
        unreliable.forEach(it -> parts.add(clause(it.line().broken())));
        if (broken.isEmpty()) {
            parts.add(
                    parts.isEmpty()
                            ? "nothing that was checked went wrong"
                            : "nothing else that was checked went wrong");
        }
        int undecided = Group.UNDECIDED.in(verdict).size();
        if (undecided > 0) {
            parts.add("%d %s could not be decided".formatted(undecided, undecided == 1 ? "check" : "checks"));
        }
        String whose = broken.isEmpty() && !unreliable.isEmpty() ? " of the test, not of the service" : "";
        return verdict.status() + whose + ": " + String.join("; ", parts);
    }

    private static String clause(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1, sentence.length() - 1);
    }

    /** {@return what is true of the sale as far as a finding says} */
    public static String statement(Finding finding) {
        return switch (Group.of(finding)) {
            case BROKEN, UNRELIABLE -> finding.line().broken();
            case HOLDS -> finding.line().holds();
            case UNDECIDED ->
                "It is not known whether %s.".formatted(clause(finding.line().holds()));
            case NOT_ASKED ->
                "It was not checked whether %s.".formatted(clause(finding.line().holds()));
        };
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
                "%s. %s Seed %d.",
                headline(verdict),
                verdict.story().volume(),
                verdict.run().seed());
    }

    private static String seconds(long micros) {
        return String.format(Locale.ROOT, "%.3f", micros / MICROS);
    }
}
