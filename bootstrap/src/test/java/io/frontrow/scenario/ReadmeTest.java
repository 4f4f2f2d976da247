package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Repository;
import io.frontrow.scenario.harness.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

    private static final Pattern JOURNEY = Pattern.compile("<!-- journey -->\\s*```sh\\n(.*?)```", Pattern.DOTALL);
    private static final String ADDRESS = "FRONTROW=http://localhost:8080";

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    Path directory;

    @Test
    @DisplayName("S1-4 S3-6.1.1 The shell commands of the README buy a seat of the demo data")
    void theCommandsOfTheReadmeBuyASeat() throws Exception {
        try (FrontrowServer server = FrontrowServer.start(
                Stores.ofTests(), "--frontrow.demo-data=true", "--frontrow.data-dir=" + directory)) {

            String printed = run(journey().replace(ADDRESS, "FRONTROW=" + server.address()));

            assertThat(printed).contains("\"state\":\"ACTIVE\"", "\"status\":\"SUCCESS\"", "\"status\":\"CONFIRMED\"");
        }
    }

    @Test
    @DisplayName("S0-8 S4-5 The README says how to start the mock API")
    void saysHowToStartTheMock() {
        assertThat(Repository.read("README.md")).contains("npx @stoplight/prism-cli mock docs/openapi.yaml");
    }

    private static String journey() {
        Matcher block = JOURNEY.matcher(Repository.read("README.md"));
        assertThat(block.find()).isTrue();
        assertThat(block.group(1)).startsWith(ADDRESS);
        return block.group(1);
    }

    private String run(String script) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("journey.sh"), script);
        Path output = directory.resolve("output");
        Process bash = new ProcessBuilder("bash", "-e", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).as("it comes to an end").isTrue();
        String printed = Files.readString(output);
        assertThat(bash.exitValue()).as(printed).isZero();
        return printed;
    }
}
