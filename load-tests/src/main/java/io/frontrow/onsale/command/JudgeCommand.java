package io.frontrow.onsale.command;

import io.frontrow.onsale.history.BadHistoryException;
import io.frontrow.onsale.judge.Judge;
import io.frontrow.onsale.page.OnSalePage;
import io.frontrow.onsale.verdict.Verdict;
import io.frontrow.onsale.verdict.VerdictJson;
import io.frontrow.onsale.verdict.VerdictText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a history, or converts it. */
@Command(
        name = "judge",
        description = {
            "Judges the history of an on-sale.",
            "Exits with 0 if every line passed, with 1 if one failed, and with 2 if too little was seen to say or the"
                    + " history cannot be read."
        },
        mixinStandardHelpOptions = true,
        subcommands = ConvertCommand.class)
public final class JudgeCommand implements Callable<Integer> {
    private static final int UNREADABLE = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "history.ndjson", arity = "0..1", description = "The history.")
    private @Nullable Path history;

    @Option(names = "--verdict", paramLabel = "verdict.json", description = "Also write the verdict as JSON.")
    private @Nullable Path verdictFile;

    @Option(
            names = "--page",
            paramLabel = "index.html",
            description = "Also draw the sale and the verdict as an HTML file that works offline.")
    private @Nullable Path page;

    @Option(
            names = "--compare",
            paramLabel = "verdict.json",
            description = "The verdict on another run, which the page shows beside this one.")
    private @Nullable Path compare;

    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.out, true, StandardCharsets.UTF_8), arguments));
    }

    /** {@return the exit code} */
    static int run(PrintWriter out, String... arguments) {
        return new CommandLine(new JudgeCommand())
                .setOut(out)
                .setErr(out)
                .setExecutionExceptionHandler((e, line, _) -> {
                    line.getErr().println(e.getMessage() == null ? e.toString() : e.getMessage());
                    return UNREADABLE;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException, BadHistoryException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (history == null) {
            throw new CommandLine.ParameterException(line, "Name the history to judge.");
        }
        Verdict verdict = Judge.judge(history);
        line.getOut().print(VerdictText.of(verdict));
        line.getOut().flush();
        if (verdictFile != null) {
            VerdictJson.write(verdict, verdictFile);
        }
        if (page != null) {
            OnSalePage.write(verdict, history, compare == null ? null : VerdictJson.read(compare), page);
        }
        return verdict.exitCode();
    }
}
