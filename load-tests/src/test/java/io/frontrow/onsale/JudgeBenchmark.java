package io.frontrow.onsale;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.onsale.command.JudgeCommand;
import io.frontrow.onsale.history.HistoryWriter;
import io.frontrow.onsale.history.Policy.Order;
import io.frontrow.onsale.simulation.SaleSettings;
import io.frontrow.onsale.simulation.SimulatedSale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Writes the history of a sale with {@code -Donsale.fans} fans (130,000, which make some ten million operations) and lets a process
 * with a heap of 1 GB judge it. Not part of the tests.
 */
class JudgeBenchmark {
    private static final int ADMIT_PER_SECOND = 500;

    @Test
    void judgesAHistoryInOneGigabyte() throws IOException, InterruptedException {
        int fans = Integer.getInteger("onsale.fans", 130_000);
        Path history = Path.of("target", "large-history.ndjson");
        SaleSettings settings = new SaleSettings(1, fans, 50_000, 20_000, ADMIT_PER_SECOND, 60, 60, Order.FIFO);
        AtomicLong lines = new AtomicLong();
        try (HistoryWriter writer = new HistoryWriter(history)) {
            SimulatedSale.write(settings, line -> {
                try {
                    writer.write(line);
                    lines.incrementAndGet();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        System.out.println("%,d lines, %,d MB".formatted(lines.get(), Files.size(history) >> 20));

        Instant start = Instant.now();
        int exitCode = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JudgeCommand.class.getName(),
                        history.toString())
                .inheritIO()
                .start()
                .waitFor();

        System.out.printf(
                "judged in %d s%n", Duration.between(start, Instant.now()).toSeconds());
        Files.delete(history);
        assertThat(exitCode).isZero();
    }
}
