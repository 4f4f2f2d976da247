package io.frontrow.bootstrap.embedded;

import io.frontrow.bootstrap.startup.StartupFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A Postgres and a Redis server that keep their data in a directory between runs. */
final class EmbeddedStores {

    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

    private final DataDirectory directory;
    private final String password;
    private final int postgresPort = FreePort.any();
    private final int redisPort = FreePort.any();
    private final SupervisedServer postgres;
    private final SupervisedServer redis;
    private boolean stopped;

    private EmbeddedStores(DataDirectory directory, String password) {
        this.directory = directory;
        this.password = password;
        this.postgres =
                SupervisedServer.start("Postgres", () -> PostgresServer.start(directory, postgresPort, password));
        this.redis = SupervisedServer.start("Redis", () -> RedisServer.start(directory, redisPort, password));
    }

    /**
     * Starts both servers concurrently, and each again whenever it ends; they can be used after {@link #awaitReady}.
     * Servers that a killed application has left running on the directory are stopped first.
     *
     * @param fresh whether to delete the data in the directory
     * @throws StartupFailure if the directory or its data cannot be used
     */
    static EmbeddedStores start(Path path, boolean fresh) {
        DataDirectory directory = DataDirectory.open(path);
        try {
            ServerProcesses.stop(directory.programs(), SHUTDOWN_TIMEOUT);
            if (fresh) {
                directory.clear();
            }
            return new EmbeddedStores(directory, directory.storePassword());
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /**
     * Waits until both servers can be used.
     *
     * @throws StartupFailure if one of them does not start
     */
    void awaitReady() throws InterruptedException {
        redis.await();
        postgres.await();
    }

    DataDirectory directory() {
        return directory;
    }

    /** {@return the password of both servers, of the user {@code postgres} and of Redis' default user} */
    String password() {
        return password;
    }

    int postgresPort() {
        return postgresPort;
    }

    int redisPort() {
        return redisPort;
    }

    /** Stops both servers and unlocks the directory. A repeated call has no effect. */
    synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try (directory) {
            // An interrupted start leaves this thread interrupted, which would interrupt the stopping of the servers.
            CompletableFuture.runAsync(this::stopServers, Thread.ofPlatform().name("stop-stores")::start)
                    .join();
        }
    }

    private void stopServers() {
        redis.stop();
        postgres.stop();
        ServerProcesses.stop(directory.programs(), SHUTDOWN_TIMEOUT);
    }
}
