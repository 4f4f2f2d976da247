package io.frontrow.onsale.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickerTest {

    @Test
    void reportsAnExceptionInsteadOfCancelingLaterRuns() {
        List<String> progress = new ArrayList<>();
        Runnable task = Ticker.reporting(
                () -> {
                    throw new IllegalStateException("no response");
                },
                progress::add);

        task.run();
        task.run();

        assertThat(progress).hasSize(2).allMatch(line -> line.contains("no response"));
    }
}
