package io.frontrow.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator wrk with one thread, which has to be installed. */
final class Wrk {

    private static final Pattern MEASURED =
            Pattern.compile("measured (?<replies>\\d+) (?<failed>\\d+) (?<seconds>[\\d.]+) (?<sent>\\d+)"
                    + " (?<median>\\d+) (?<slow>\\d+)");

    private static final int CONNECTIONS = 64;

    private final URI server;
    private final int connections;
    private final Path script;

    Wrk(URI server) {
        this(server, CONNECTIONS);
    }

    Wrk(URI server, int connections) {
        this.server = server;
        this.connections = connections;
        this.script = script();
    }

    /** Sends the requests in order for this time, and starts again after the last one. */
    Measurement run(String name, List<String> requests, Duration duration) {
        return run(name, requests, duration, List.of());
    }

    /**
     * As above, at a moderate rate.
     *
     * @param perSecond at most this number of requests a second in all
     */
    Measurement runPaced(String name, List<String> requests, Duration duration, int perSecond) {
        return run(name, requests, duration, List.of(Integer.toString(1_000 * connections / perSecond)));
    }

    private Measurement run(String name, List<String> requests, Duration duration, List<String> pause) {
        try {
            Path file = Files.write(Files.createTempFile("requests", ".tsv"), requests);
            List<String> command = new ArrayList<>(List.of(
                    "wrk",
                    "-t1",
                    "-c" + connections,
                    "-d" + duration.toSeconds(),
                    "-s",
                    script.toString(),
                    server.toString(),
                    "--",
                    file.toString()));
            command.addAll(pause);
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Files.delete(file);
            return measurement(name, requests.size(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Measurement measurement(String name, int requests, String output) {
        Matcher measured = MEASURED.matcher(output);
        if (!measured.find()) {
            throw new IllegalStateException("wrk said: " + output);
        }
        long sent = Long.parseLong(measured.group("sent"));
        return new Measurement(
                name,
                Long.parseLong(measured.group("replies")),
                Double.parseDouble(measured.group("seconds")),
                Long.parseLong(measured.group("failed")),
                sent,
                Math.max(0, sent - requests),
                Long.parseLong(measured.group("median")) / 1_000.0,
                Long.parseLong(measured.group("slow")) / 1_000.0);
    }

    private static Path script() {
        try (InputStream lua = Objects.requireNonNull(Wrk.class.getResourceAsStream("requests.lua"))) {
            Path file = Files.createTempFile("requests", ".lua");
            file.toFile().deleteOnExit();
            Files.write(file, lua.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The result of a run.
     *
     * @param seconds the duration of the run
     * @param failed responses other than success
     * @param sent requests that were sent; the end of the run may have left some without a response
     * @param repeated requests that were sent again although they take effect only once
     * @param medianMs the median latency
     * @param slowMs the 99th percentile of the latency
     */
    record Measurement(
            String name,
            long replies,
            double seconds,
            long failed,
            long sent,
            long repeated,
            double medianMs,
            double slowMs) {

        double perSecond() {
            return replies / seconds;
        }

        /** This result for a call that can be repeated. */
        Measurement havingRepeatedRightly() {
            return new Measurement(name, replies, seconds, failed, sent, 0, medianMs, slowMs);
        }
    }
}
