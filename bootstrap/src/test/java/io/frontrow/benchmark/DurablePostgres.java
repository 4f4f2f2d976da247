package io.frontrow.benchmark;

import io.frontrow.scenario.harness.Stores;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A Postgres with durable commits (fsync on), whose CPU time can be measured. Linux only. */
final class DurablePostgres implements AutoCloseable {

    /** The owner, who needs no password. */
    static final String OWNER = "postgres";

    /** The unit of times in /proc. */
    private static final Duration TICK = Duration.ofMillis(10);

    private final EmbeddedPostgres server;
    private final JdbcClient jdbc;
    private final long postmaster;

    private DurablePostgres(EmbeddedPostgres server, JdbcClient jdbc, long postmaster) {
        this.server = server;
        this.jdbc = jdbc;
        this.postmaster = postmaster;
    }

    static DurablePostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_wal_size", "4GB")
                    .setOutputRedirector(Redirect.DISCARD)
                    .setErrorRedirector(Redirect.DISCARD)
                    .start();
            JdbcClient jdbc = JdbcClient.create(server.getPostgresDatabase());
            requireDurable(jdbc);
            return new DurablePostgres(server, jdbc, postmaster(jdbc));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireDurable(JdbcClient jdbc) {
        boolean isDurable = jdbc.sql("""
                        SELECT setting FROM pg_settings
                        WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')
                        """).query(String.class).stream().allMatch("on"::equals);
        if (!isDurable) {
            throw new IllegalStateException("this Postgres forgets");
        }
    }

    private static long postmaster(JdbcClient jdbc) throws IOException {
        Path data = Path.of(jdbc.sql("SHOW data_directory").query(String.class).single());
        return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    }

    int port() {
        return server.getPort();
    }

    /** A connection with the rights of the owner. */
    JdbcClient jdbc() {
        return jdbc;
    }

    /** These stores with the Redis of these settings. */
    Stores with(List<String> redis) {
        return new Stores("127.0.0.1", port(), OWNER, OWNER, OWNER, redis);
    }

    /** The CPU time of all its processes. */
    Duration computed() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            long ticks = processes
                    .map(process -> process.resolve("stat"))
                    .filter(Files::isReadable)
                    .mapToLong(this::ticks)
                    .sum();
            return TICK.multipliedBy(ticks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The postmaster counts the ticks of children that have ended. */
    private long ticks(Path stat) {
        try {
            String text = Files.readString(stat);
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            boolean isPostmaster = text.startsWith(postmaster + " ");
            boolean isChild = Long.parseLong(fields[1]) == postmaster;
            return IntStream.range(11, isPostmaster ? 15 : isChild ? 13 : 11)
                    .mapToLong(i -> Long.parseLong(fields[i]))
                    .sum();
        } catch (IOException _) {
            return 0; // it has ended
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
