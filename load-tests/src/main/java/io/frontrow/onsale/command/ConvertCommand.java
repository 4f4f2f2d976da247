package io.frontrow.onsale.command;

import io.frontrow.onsale.export.RegisterHistories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Converts a history for other checkers. */
@Command(
        name = "convert",
        description =
                "Writes the history of each seat as one of a compare-and-set register in EDN, for elle-cli and others.",
        mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "history.ndjson", description = "The history.")
    private @Nullable Path history;

    @Parameters(paramLabel = "directory", description = "Where to write a file for each seat.")
    private @Nullable Path directory;

    @Override
    public Integer call() throws IOException {
        int seats = RegisterHistories.write(Objects.requireNonNull(history), Objects.requireNonNull(directory));
        Objects.requireNonNull(spec).commandLine().getOut().println(seats + " seats were written to " + directory);
        return 0;
    }
}
