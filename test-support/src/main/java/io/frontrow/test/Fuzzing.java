package io.frontrow.test;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Runs Jazzer, which changes code while it is loaded and so needs a process of its own. The inputs are the same each
 * time, as many as the time allows; {@code -Dfrontrow.fuzz-seconds} gives a target more time, and {@code
 * -Dfrontrow.fuzz-seed} makes other inputs.
 */
public final class Fuzzing {

    private static final int SECONDS = Integer.getInteger("frontrow.fuzz-seconds", 30);
    private static final int SEED = Integer.getInteger("frontrow.fuzz-seed", 1);
    private static final int INPUT_BYTES_MAX = 2_000;

    private Fuzzing() {}

    /**
     * Calls the target with generated inputs.
     *
     * @param target a class with the methods that Jazzer calls; coverage of our packages guides it
     * @throws AssertionError if one of its calls throws, with the input
     */
    public static void run(Class<?> target) {
        try {
            Path directory = Files.createTempDirectory("fuzzing");
            Path output = directory.resolve("output");
            Process jazzer = start(target, directory, output);
            if (jazzer.waitFor() != 0) {
                throw new AssertionError(Files.readString(output));
            }
            delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(Class<?> target, Path directory, Path output) throws IOException {
        ProcessBuilder jazzer = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+EnableDynamicAgentLoading",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                Jazzer.class.getName(),
                "--target_class=" + target.getName(),
                "--instrumentation_includes=io.frontrow.**",
                "--custom_hook_includes=io.frontrow.**",
                "--reproducer_path=" + directory,
                "-artifact_prefix=" + directory + "/",
                "-max_len=" + INPUT_BYTES_MAX,
                "-max_total_time=" + SECONDS,
                "-seed=" + SEED);
        jazzer.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return jazzer.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
