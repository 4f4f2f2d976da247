package io.frontrow.bootstrap.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.frontrow.bootstrap.startup.StartupFailure;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
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
    void startAgainWithTheirDataWhenTheyAreKilled() throws Exception {
        start(true);
        remember("alive");
        List<ProcessHandle> killed = running();

        killed.forEach(ProcessHandle::destroyForcibly);

        await().ignoreExceptions().untilAsserted(() -> assertThat(remembered()).containsExactly("alive", "alive"));
        assertThat(running()).hasSize(2).doesNotContainAnyElementsOf(killed);
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
    @DisplayName("P-18 The embedded stores ask for a password")
    void askForTheirPassword() throws Exception {
        start(false);
        for (String wrong : new String[] {"", "postgres"}) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + started().postgresPort() + "/postgres",
                            "postgres",
                            wrong));
        }
        try (RedisClient client =
                RedisClient.create("redis://127.0.0.1:" + started().redisPort())) {
            assertThatExceptionOfType(RedisException.class)
                    .isThrownBy(client::connect)
                    .withStackTraceContaining("NOAUTH");
        }
    }

    @Test
    void keepTheirPasswordOutOfTheArgumentsOfProcesses() throws Exception {
        start(false);
        assertThat(ServerProcesses.runningFrom(directory.toRealPath()))
                .isNotEmpty()
                .noneMatch(
                        process -> process.info().toString().contains(started().password()));
    }

    @Test
    void makeAnotherPasswordForOtherData() throws Exception {
        start(false);
        String password = started().password();
        assertThat(password).hasSizeGreaterThan(40);
        restart(false);
        assertThat(started().password()).isEqualTo(password);
        restart(true);
        assertThat(started().password()).isNotEqualTo(password);
    }

    @Test
    @DisplayName("P-18 The files of the embedded stores can be opened by their owner only")
    void letOnlyTheirOwnerOpenTheFiles() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Process application = launch();
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files)
                    .contains(
                            directory,
                            directory.resolve("programs"),
                            directory.resolve("redis/appendonly.aof"),
                            directory.resolve("postgres/epg-lock"),
                            directory.resolve("postgres.log"))
                    .filteredOn(file -> !Files.isSymbolicLink(file))
                    .allMatch(file -> permissions(file).endsWith("------"));
        } finally {
            application.destroyForcibly().waitFor();
            ServerProcesses.stop(directory.toRealPath(), Duration.ofSeconds(10));
        }
    }

    @Test
    void takeTheFilesOfAnEarlierVersionFromOtherUsers() throws Exception {
        start(false);
        started().stop();
        Path log = directory.resolve("redis.log");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r--r--"));

        start(false);

        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(permissions(log)).isEqualTo("rw-------");
    }

    @Test
    void rejectDataWithoutAPassword() throws Exception {
        start(false);
        started().stop();
        Path password = directory.resolve("store-password");
        Path elsewhere = Files.move(password, directory.resolve("elsewhere"));

        assertThatExceptionOfType(StartupFailure.class)
                .isThrownBy(() -> EmbeddedStores.start(directory, false))
                .withMessageContaining("start with --fresh");

        Files.move(elsewhere, password);
        start(false);
        assertThat(sql("select 1")).isEqualTo("1");
    }

    @Test
    void rejectADirectoryOfOtherFilesThatIsOpenToOthers(@TempDir Path other) throws Exception {
        Files.writeString(other.resolve("notes"), "");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatExceptionOfType(StartupFailure.class)
                .isThrownBy(() -> EmbeddedStores.start(other, false))
                .withMessageContaining("is open to other users");

        assertThat(permissions(other)).isEqualTo("rwxr-xr-x");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwx------"));
        DataDirectory.open(other).close();
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

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                "jdbc:postgresql://127.0.0.1:" + started().postgresPort() + "/postgres",
                "postgres",
                started().password());
    }

    private RedisClient redisClient() {
        return RedisClient.create(RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(started().redisPort())
                .withPassword(started().password().toCharArray())
                .build());
    }
}
