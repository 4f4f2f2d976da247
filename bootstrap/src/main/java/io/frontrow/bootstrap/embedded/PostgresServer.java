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

/** An embedded Postgres server, reachable with a password and from this machine only. */
final class PostgresServer implements Server {

    private static final Duration STARTUP = Duration.ofSeconds(30);

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts the server with the directory's data, or with an empty database. */
    static PostgresServer start(DataDirectory directory, int port, String password) {
        Path complete = directory.postgres().resolve("frontrow-complete");
        try {
            if (Files.notExists(complete)) {
                DataDirectory.delete(directory.postgres()); // its creation was interrupted
            }
            OwnerOnly.createFile(directory.postgresLog());
            PostgresServer server =
                    new PostgresServer(serverOf(directory, port, password).start());
            OwnerOnly.createFile(complete);
            return server;
        } catch (IOException | RuntimeException e) {
            throw new StartupFailure("the embedded Postgres did not start, see " + directory.postgresLog() + ".", e);
        }
    }

    /**
     * The library passes the options of the locale to {@code initdb} after its own {@code --auth=trust}, which those of
     * the password thereby override.
     */
    private static EmbeddedPostgres.Builder serverOf(DataDirectory directory, int port, String password) {
        Redirect log = Redirect.appendTo(directory.postgresLog().toFile());
        return EmbeddedPostgres.builder()
                .setPgBinaryResolver(new Programs(directory.programs()))
                .setOverrideWorkingDirectory(directory.programs().toFile())
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

    @Override
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
