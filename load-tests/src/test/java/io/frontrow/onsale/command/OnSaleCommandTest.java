package io.frontrow.onsale.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnSaleCommandTest {
    private final StringWriter output = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "--url=https://tickets.example, takes an --operator",
        "--shape=wave, Invalid value for option '--shape'",
        "--faults=redis-bored, Invalid value for option '--faults'",
        "--mix=streams=1, the mix has no streams=1.0",
        "--latency=pay=200, A goal is like pay.50=200",
        "--jar=nowhere.jar, the service is not packaged"
    })
    void refusesWhatItCannotPlay(String option, String message) {
        assertThat(OnSaleCommand.run(new PrintWriter(output), option, "--directory=target/not-played"))
                .isEqualTo(2);
        assertThat(output.toString()).contains(message);
    }

    @Test
    void makesFaultsOnlyInItsOwnSystem() {
        int exit = OnSaleCommand.run(
                new PrintWriter(output), "--url=https://tickets.example", "--operator=a:b", "--faults=redis-killed");

        assertThat(exit).isEqualTo(2);
        assertThat(output.toString()).contains("without --url");
    }

    @Test
    void takesSettingsOfMavenAsOptions() {
        Properties properties = new Properties();
        properties.setProperty("onsale.fans", "300");
        properties.setProperty("onsale.faults", "redis-killed,instance-stopped");
        properties.setProperty("user.home", "/home/somebody");

        assertThat(OnSaleLauncher.options(properties))
                .containsExactly("--fans=300", "--faults=redis-killed,instance-stopped");
    }
}
