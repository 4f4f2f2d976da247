package io.frontrow.bootstrap.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.frontrow.bootstrap.startup.StartupFailure;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All tests use one directory, since the creation of a database is slow. */
@Timeout(60)
class EmbeddedStoresTest {

    @TempDir
    static Path directory;

    private @Nullable EmbeddedStores stores;

    @AfterEach
    void end() throws Exception {
        if (stores != null) {
            stores.stop();
        }
        assertThat(running()).isEmpty();
    }

    @Test
    void keepTheirDataBetweenRunsUntilAFreshStart() throws Exception {
        start(false);
        remember("alive");
        restart(false);
        assertThat(remembered()).containsExactly("alive", "alive");
        restart(true);
        assertThat(remembered()).containsExactly(null, null);
    }

    @Test
    void persistEveryWrite() throws Exception {
        start(false);
        assertThat(sql("show fsync")).isEqualTo("on");
        assertThat(sql("show synchronous_commit")).isEqualTo("on");
        assertThat(redisSetting("appendonly")).isEqualTo("yes");
    }

    @Test
    void cannotBeReachedFromOtherMachines() throws Exception {
        start(false);
        assertThat(sql("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(redisSetting("bind")).isEqualTo("127.0.0.1");
    }

    @Test
    void rejectASecondApplicationOnTheirDirectory() throws Exception {
        start(false);
        assertThatExceptionOfType(StartupFailure.class)
                .isThrownBy(() -> EmbeddedStores.start(directory, true))
                .withMessageStartingWith("another Frontrow is running on the data directory");
        assertThat(running()).hasSize(2);
    }

    @Test
    void stopServersThatAKilledApplicationHasLeftRunning() throws Exception {
        launch().destroyForcibly().waitFor();
        List<ProcessHandle> left = running();
        assertThat(left).hasSize(2);

        start(false);

        assertThat(running()).hasSize(2).doesNotContainAnyElementsOf(left);
        assertThat(sql("select 1")).isEqualTo("1");
    }

    private void start(boolean fresh) throws InterruptedException {
        stores = EmbeddedStores.start(directory, fresh);
        stores.awaitReady();
    }

    private void restart(boolean fresh) throws Exception {
        started().stop();
        start(fresh);
    }

    private EmbeddedStores started() {
        return Objects.requireNonNull(stores);
    }

    /** {@return the servers, without the child processes of Postgres} */
    private static List<ProcessHandle> running() throws IOException {
        List<ProcessHandle> processes = ServerProcesses.runningFrom(directory.toRealPath());
        return processes.stream()
                .filter(process -> process.parent().filter(processes::contains).isEmpty())
                .toList();
    }

    private static Process launch() throws IOException {
        Process application = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrphaningApplication.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = new BufferedReader(new InputStreamReader(application.getInputStream(), UTF_8));
        assertThat(output.lines().anyMatch(OrphaningApplication.READY::equals)).isTrue();
        return application;
    }

    private void remember(String word) throws SQLException {
        try (Connection postgres = postgres();
                Statement statement = postgres.createStatement()) {
            statement.execute("create table memory as select '" + word + "' as word");
        }
        try (RedisClient client = redisClient();
                StatefulRedisConnection<String, String> redis = client.connect()) {
            redis.sync().set("memory", word);
        }
    }

    private List<@Nullable String> remembered() throws SQLException {
        String word = sql("select to_regclass('memory')") == null ? null : sql("select word from memory");
        try (RedisClient client = redisClient();
                StatefulRedisConnection<String, String> redis = client.connect()) {
            return Arrays.asList(word, redis.sync().get("memory"));
        }
    }

    private @Nullable String sql(String query) throws SQLException {
        try (Connection postgres = postgres();
                Statement statement = postgres.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private @Nullable String redisSetting(String name) {
        try (RedisClient client = redisClient();
                StatefulRedisConnection<String, String> redis = client.connect()) {
            return redis.sync().configGet(name).get(name);
        }
    }

    private Connection postgres() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + started().postgresPort() + "/postgres", "postgres", "");
    }

    private RedisClient redisClient() {
        return RedisClient.create(RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(started().redisPort())
                .build());
    }
}
