package io.frontrow.onsale.judge;

import io.frontrow.onsale.history.FaultRecord;
import io.frontrow.onsale.history.Histories;
import io.frontrow.onsale.history.Line;
import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Run;
import io.frontrow.onsale.history.Sample;
import io.frontrow.onsale.judge.book.BookJudge;
import io.frontrow.onsale.judge.queue.QueueJudge;
import io.frontrow.onsale.judge.seat.OversoldJudge;
import io.frontrow.onsale.judge.service.AuditJudge;
import io.frontrow.onsale.judge.service.LatencyJudge;
import io.frontrow.onsale.judge.service.RecoveryJudge;
import io.frontrow.onsale.verdict.Finding;
import io.frontrow.onsale.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges a history. Memory grows with the users and seats of the run, not with its operations. */
public final class Judge implements AutoCloseable {
    private static final double MICROS = 1e6;

    private final List<LineJudge> judges = new ArrayList<>();
    private @Nullable Run run;
    private @Nullable StoryTeller teller;
    private long operations;
    private long end;

    private Judge() {}

    /**
     * {@return the verdict on a history}
     *
     * @throws io.frontrow.onsale.history.BadHistoryException if a line is not one of a history
     * @throws IllegalArgumentException if the first line is not about the run
     */
    public static Verdict judge(Path history) throws IOException {
        try (Judge judge = new Judge()) {
            Histories.read(history, judge::see);
            return judge.verdict();
        }
    }

    private void see(Line line) {
        switch (line) {
            case Run first -> begin(first);
            case Operation operation -> see(operation);
            case FaultRecord fault -> judges.forEach(it -> it.see(fault));
            case Sample _ -> {}
        }
        if (run == null) {
            throw new IllegalArgumentException("the first line must be of kind run");
        }
    }

    private void see(Operation operation) {
        operations++;
        end = Math.max(end, operation.end());
        if (teller != null) {
            teller.see(operation);
        }
        judges.forEach(it -> it.see(operation));
    }

    private void begin(Run first) {
        run = first;
        teller = new StoryTeller(first);
        try {
            judges.addAll(List.of(
                    new OversoldJudge(first),
                    new QueueJudge(first),
                    new BookJudge(),
                    new LatencyJudge(first.goals()),
                    new RecoveryJudge(first),
                    new AuditJudge()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Verdict verdict() throws IOException {
        if (run == null || teller == null) {
            throw new IllegalArgumentException("the history is empty");
        }
        List<Finding> findings = new ArrayList<>();
        for (LineJudge judge : judges) {
            findings.addAll(judge.findings());
        }
        findings.sort(Comparator.comparing(Finding::line));
        return new Verdict(run, operations, end / MICROS, teller.story(), findings);
    }

    @Override
    public void close() throws IOException {
        for (LineJudge judge : judges) {
            judge.close();
        }
    }
}
