package io.frontrow.adapter.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.postgres.PostgresServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MigrationTest {

    @Test
    void makesTheRoleOnceWhenManyDatabasesOfAClusterAreMigratedAtOnce() {
        PostgresServer server = PostgresServer.start();
        List<String> databases =
                IntStream.range(0, 6).mapToObj(i -> "database_" + i).toList();
        databases.forEach(database -> server.execute("postgres", "CREATE DATABASE " + database));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> migrations = databases.stream()
                    .map(database -> CompletableFuture.runAsync(() -> server.migrate(database), threads))
                    .toList();

            assertThat(migrations)
                    .allSatisfy(migration -> assertThat(migration).succeedsWithin(Duration.ofSeconds(30)));
        }
        databases.forEach(database -> server.execute(
                database,
                "SET ROLE frontrow_app",
                "SELECT count(*) FROM reservation",
                "SELECT expire_reservations(1)"));
    }
}
