package io.frontrow.bootstrap.embedded;

import io.frontrow.bootstrap.startup.StartupFailure;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An embedded Postgres server, reachable with a password and from this machine only. */
final class PostgresServer implements Server {

    private static final Duration STARTUP = Duration.ofSeconds(30);
    private static final Duration SHUTDOWN = Duration.ofSeconds(10);
    private static final String LOCK_OF_THE_LIBRARY = "epg-lock";

    private final EmbeddedPostgres server;
    private final Path programs;
    private final ProcessHandle process;

    private PostgresServer(EmbeddedPostgres server, Path programs, ProcessHandle process) {
        this.server = server;
        this.programs = programs;
        this.process = process;
    }

    /** Starts the server with the directory's data, or with an empty database. */
    static PostgresServer start(DataDirectory directory, int port, String password) {
        Path programs = directory.programs().resolve("postgres");
        Path complete = directory.postgres().resolve("frontrow-complete");
        try {
            if (Files.notExists(complete)) {
                DataDirectory.delete(directory.postgres()); // its creation was interrupted
            }
            OwnerOnly.createDirectories(programs);
            OwnerOnly.createFile(directory.postgresLog());
            EmbeddedPostgres server =
                    serverOf(programs, directory, port, password).start();
            OwnerOnly.restrictAll(programs);
            OwnerOnly.createFile(complete);
            OwnerOnly.restrict(directory.postgres().resolve(LOCK_OF_THE_LIBRARY));
            return new PostgresServer(server, programs, process(directory));
        } catch (IOException | RuntimeException e) {
            throw new StartupFailure("the embedded Postgres did not start, see " + directory.postgresLog() + ".", e);
        }
    }

    /**
     * The library passes the options of the locale to {@code initdb} after its own {@code --auth=trust}, which those of
     * the password thereby override.
     */
    private static EmbeddedPostgres.Builder serverOf(
            Path programs, DataDirectory directory, int port, String password) {
        Redirect log = Redirect.appendTo(directory.postgresLog().toFile());
        return EmbeddedPostgres.builder()
                .setPgBinaryResolver(new Programs(programs))
                .setOverrideWorkingDirectory(programs.toFile())
                .setDataDirectory(directory.postgres())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("pwfile", directory.storePasswordFile().toString())
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setPGStartupWait(STARTUP);
    }

    /** The programs that start a server may still be running, so the server is found by its own record. */
    private static ProcessHandle process(DataDirectory directory) throws IOException {
        List<String> record = Files.readAllLines(directory.postgres().resolve("postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(record.getFirst().strip()))
                .orElseThrow(() -> new IOException("it has ended again"));
    }

    @Override
    public boolean isRunning() {
        return ServerProcesses.isRunning(process);
    }

    @Override
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ServerProcesses.stop(programs, SHUTDOWN);
    }

    /**
     * The programs for this platform. The library unpacks them once for each resolver of a JVM, into the directory of
     * the first call; so there is one resolver for each directory.
     */
    private record Programs(Path directory) implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String machine) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        }
    }
}
