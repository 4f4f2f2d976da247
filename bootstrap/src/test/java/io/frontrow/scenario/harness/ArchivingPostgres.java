package io.frontrow.scenario.harness;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A Postgres of its own that archives its WAL and can be backed up while it runs. The embedded one has no
 * {@code pg_basebackup}, so the backup is made by the functions that are behind it.
 */
public final class ArchivingPostgres implements AutoCloseable {

    private static final String OWNER = "postgres";
    private static final Duration SOON = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final JdbcClient jdbc;

    private ArchivingPostgres(Path data, String archives) throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("archive_mode", archives)
                .setPGStartupWait(SOON)
                .setOutputRedirector(Redirect.DISCARD)
                .setErrorRedirector(Redirect.DISCARD)
                .start();
        jdbc = JdbcClient.create(server.getPostgresDatabase());
    }

    /** Starts a new one, whose WAL goes to the directory. */
    public static ArchivingPostgres start(Path data, Path archive) throws IOException {
        ArchivingPostgres started = new ArchivingPostgres(data, "on");
        started.jdbc
                .sql("ALTER SYSTEM SET archive_command = 'cp %%p %s/%%f'".formatted(archive))
                .update();
        started.jdbc.sql("SELECT pg_reload_conf()").query().listOfRows();
        return started;
    }

    /** Starts one with the data of the backup and what has happened from then to that time. */
    public static ArchivingPostgres restore(Path backup, Path archive, String until) throws IOException {
        Files.writeString(backup.resolve("postgresql.auto.conf"), """
                restore_command = 'cp %s/%%f %%p'
                recovery_target_time = '%s'
                recovery_target_action = promote
                """.formatted(archive, until));
        Files.createFile(backup.resolve("recovery.signal"));
        ArchivingPostgres restored = new ArchivingPostgres(backup, "off");
        await("the end of the recovery")
                .atMost(SOON)
                .until(() -> !restored.jdbc
                        .sql("SELECT pg_is_in_recovery()")
                        .query(Boolean.class)
                        .single());
        return restored;
    }

    /** Copies the data into a directory while the server runs. */
    public void backUp(Path to) throws IOException, SQLException {
        Path data = Path.of(jdbc.sql("SHOW data_directory").query(String.class).single());
        // The backup belongs to the connection.
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('test', fast => true)");
            Files.walkFileTree(data, new Copy(data, to));
            try (ResultSet stopped = statement.executeQuery("SELECT labelfile FROM pg_backup_stop()")) {
                stopped.next();
                Files.writeString(to.resolve("backup_label"), stopped.getString(1), StandardOpenOption.CREATE_NEW);
            }
        }
    }

    /** Waits until all that has been committed is in the archive. */
    public void archiveAll() {
        String segment = jdbc.sql("SELECT pg_walfile_name(pg_switch_wal())")
                .query(String.class)
                .single();
        await("the last WAL in the archive")
                .atMost(SOON)
                .until(() -> jdbc.sql("SELECT coalesce(last_archived_wal >= ?, false) FROM pg_stat_archiver")
                        .param(segment)
                        .query(Boolean.class)
                        .single());
    }

    /** As Postgres writes it. */
    public String now() {
        return jdbc.sql("SELECT clock_timestamp()::text").query(String.class).single();
    }

    /** This Postgres with the Redis of these settings. */
    public Stores with(List<String> redis) {
        return new Stores("127.0.0.1", server.getPort(), OWNER, OWNER, OWNER, redis);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Copies what a backup needs: neither the WAL, which is archived, nor the process. */
    private static final class Copy extends SimpleFileVisitor<Path> {

        private final Path from;
        private final Path to;

        Copy(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            Files.copy(directory, target(directory), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            boolean isNeeded = !file.startsWith(from.resolve("pg_wal")) && !file.endsWith("postmaster.pid");
            if (isNeeded) {
                copy(file);
            }
            return FileVisitResult.CONTINUE;
        }

        /** A file may have gone meanwhile; the WAL knows so. */
        private void copy(Path file) throws IOException {
            try {
                Files.copy(file, target(file), StandardCopyOption.COPY_ATTRIBUTES);
            } catch (NoSuchFileException _) {
                return;
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException error) {
            if (error instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw new UncheckedIOException(error);
        }

        private Path target(Path file) {
            return to.resolve(from.relativize(file));
        }
    }
}
