package io.frontrow.bootstrap.embedded;

import io.frontrow.bootstrap.startup.StartupFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A Postgres and a Redis that keep their data in a directory from run to run. */
final class EmbeddedStores {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DataDirectory directory;
    private final int postgresPort = FreePort.any();
    private final int redisPort = FreePort.any();
    private final ServerStart<PostgresServer> postgres;
    private final ServerStart<RedisServer> redis;
    private boolean ended;

    private EmbeddedStores(DataDirectory directory) {
        this.directory = directory;
        this.postgres = ServerStart.of(() -> PostgresServer.start(directory, postgresPort));
        this.redis = ServerStart.of(() -> RedisServer.start(directory, redisPort));
    }

    /**
     * Starts both, side by side; {@link #awaitReady} tells when they can be used. What an application that was killed has
     * left running on the directory is ended before.
     *
     * @param fresh whether to forget what the directory has
     */
    static EmbeddedStores start(Path path, boolean fresh) {
        DataDirectory directory = DataDirectory.open(path);
        ServerProcesses.end(directory.programs(), PATIENCE);
        if (fresh) {
            directory.clear();
        }
        return new EmbeddedStores(directory);
    }

    /** @throws StartupFailure if one of them does not start */
    void awaitReady() throws InterruptedException {
        redis.await();
        postgres.await();
    }

    DataDirectory directory() {
        return directory;
    }

    int postgresPort() {
        return postgresPort;
    }

    int redisPort() {
        return redisPort;
    }

    /** Ends both and leaves the directory to others. Ending again changes nothing. */
    synchronized void end() throws IOException {
        if (ended) {
            return;
        }
        ended = true;
        try (directory) {
            // Whoever breaks off a start interrupts the thread that then has to end the servers.
            CompletableFuture.runAsync(this::endServers, Thread.ofPlatform().name("end")::start)
                    .join();
        }
    }

    private void endServers() {
        redis.end();
        postgres.end();
        ServerProcesses.end(directory.programs(), PATIENCE);
    }
}
