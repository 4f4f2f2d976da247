package io.frontrow.onsale.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.onsale.history.HistoryWriter;
import io.frontrow.onsale.history.Line;
import io.frontrow.onsale.history.Policy.Order;
import io.frontrow.onsale.simulation.SaleSettings;
import io.frontrow.onsale.simulation.SimulatedSale;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeCommandTest {
    private final StringWriter output = new StringWriter();

    @TempDir
    Path directory;

    private Path history = Path.of("");

    @BeforeEach
    void writeHistory() throws IOException {
        history = directory.resolve("history.ndjson");
        try (HistoryWriter writer = new HistoryWriter(history)) {
            for (Line line : SimulatedSale.history(SaleSettings.small(3, Order.FIFO))) {
                writer.write(line);
            }
        }
    }

    @Test
    void printsEveryLineAndExitsWith0() throws IOException {
        Path verdict = directory.resolve("verdict.json");

        assertThat(run(history.toString(), "--verdict", verdict.toString())).isZero();
        assertThat(output.toString().lines())
                .filteredOn(line -> line.startsWith("PASS "))
                .hasSize(12);
        assertThat(Files.readString(verdict)).contains("\"line\" : \"oversold\"", "\"calibration\"");
    }

    @Test
    void exitsWith2IfAFileIsNoHistory() throws IOException {
        Files.writeString(history, "{\"kind\":\"op\"\n");

        assertThat(run(history.toString())).isEqualTo(2);
        assertThat(output.toString()).contains("history.ndjson: line ");
    }

    @Test
    void exitsWith2WithoutTheFirstLine() throws IOException {
        List<String> lines = Files.readAllLines(history);
        Files.write(history, lines.subList(1, lines.size()));

        assertThat(run(history.toString())).isEqualTo(2);
        assertThat(output.toString()).contains("the first line must be of kind run");
    }

    @Test
    void exitsWith2WithoutAHistory() {
        assertThat(run()).isEqualTo(2);
        assertThat(output.toString()).contains("Name the history to judge.", "Usage: judge");
    }

    @Test
    void convertsEachSeatToTheHistoryOfARegister() throws IOException {
        Path seats = directory.resolve("seats");

        assertThat(run("convert", history.toString(), seats.toString())).isZero();
        try (Stream<Path> files = Files.list(seats)) {
            Path seat = files.findFirst().orElseThrow();
            assertThat(Files.readAllLines(seat))
                    .allMatch(line -> line.matches(
                            "\\{:process \\d+, :type :(invoke|ok|info), :f :(read|write|cas), :value .+, :time \\d+}"));
        }
    }

    private int run(String... arguments) {
        return JudgeCommand.run(new PrintWriter(output), arguments);
    }
}
