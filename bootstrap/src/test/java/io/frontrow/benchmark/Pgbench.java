package io.frontrow.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The load generator of Postgres, which has to be installed: the transaction of a single payment, as prepared
 * statements.
 */
final class Pgbench {

    private static final int CLIENTS = 20;

    /** Each client pays for its own prepared reservations. */
    private static final String SCRIPT = """
            \\set turn :turn + 1
            \\set n :first + :client_id * :share + :turn
            SELECT outcome FROM prepared p, pay_by_wallet(
                uuidv7(), uuidv7(), p.user_id, p.concert_id, uuidv7(), p.reservation_id, 'only', 'x') AS reply
            WHERE p.n = :n;
            """;

    private final DurablePostgres postgres;

    Pgbench(DurablePostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Pays for this number of prepared reservations.
     *
     * @param first the number of reservations that were used before
     */
    BenchmarkResult run(int first, int count) {
        try {
            Path script = Files.writeString(Files.createTempFile("pay", ".sql"), SCRIPT);
            Path log = Files.createTempDirectory("pgbench");
            int share = count / CLIENTS;
            Duration before = postgres.computed();
            long start = System.nanoTime();
            ProcessBuilder builder = new ProcessBuilder(
                    "pgbench",
                    "--no-vacuum",
                    "--host=127.0.0.1",
                    "--port=" + postgres.port(),
                    "--username=" + DurablePostgres.OWNER,
                    "--client=" + CLIENTS,
                    "--transactions=" + share,
                    "--protocol=prepared",
                    "--define=first=" + first,
                    "--define=share=" + share,
                    "--define=turn=0",
                    "--log",
                    "--log-prefix=" + log.resolve("log"),
                    "--file=" + script,
                    "postgres");
            builder.environment().put("PGOPTIONS", "-c role=frontrow_app");
            Process process = builder.redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            Duration computed = postgres.computed().minus(before);
            return BenchmarkResult.of("pgbench", latencies(log, output), 0, took, computed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The third word of each line is how long a transaction took, in microseconds. */
    private static List<Long> latencies(Path log, String output) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            List<Long> latencies = files.flatMap(Pgbench::lines)
                    .map(line -> Long.parseLong(line.split(" ", -1)[2]))
                    .toList();
            if (latencies.isEmpty()) {
                throw new IllegalStateException("pgbench said: " + output);
            }
            return latencies;
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
