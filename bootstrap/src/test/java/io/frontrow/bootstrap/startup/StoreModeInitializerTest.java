package io.frontrow.bootstrap.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.frontrow.bootstrap.jobs.Job;
import io.frontrow.scenario.harness.FrontrowServer;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class StoreModeInitializerTest {

    private static final String POSTGRES = "--spring.r2dbc.url=r2dbc:postgresql://127.0.0.1:1/none";
    private static final String REDIS = "--spring.data.redis.host=127.0.0.1";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "SPRING_R2DBC_URL, r2dbc:postgresql://db/frontrow, ONLY_POSTGRES",
        "SPRING_R2DBC_URL, '', NEITHER",
        "SPRING_DATA_REDIS_URL, redis://cache, ONLY_REDIS",
        "SPRING_DATA_REDIS_HOST, cache, ONLY_REDIS",
        "SPRING_DATA_REDIS_SENTINEL_NODES, 'one:26379,two:26379', ONLY_REDIS",
        "SPRING_DATA_REDIS_CLUSTER_NODES_0, one:6379, ONLY_REDIS",
        "SPRING_DATA_REDIS_PORT, 6379, NEITHER"
    })
    void knowsWhichStoresAreConfigured(String name, String value, ConfiguredStores expected) {
        assertThat(ConfiguredStores.in(environmentOf(Map.of(name, value)))).isEqualTo(expected);
    }

    @Test
    void rejectsPostgresWithoutRedis(CapturedOutput output) {
        assertRefusal(output, "Postgres is configured but Redis is not; configure both or neither.", POSTGRES);
    }

    @Test
    void rejectsRedisWithoutPostgres(CapturedOutput output) {
        assertRefusal(output, "Redis is configured but Postgres is not; configure both or neither.", REDIS);
    }

    @Test
    void rejectsConfiguredStoresWithoutASigningKey(CapturedOutput output) {
        assertRefusal(
                output,
                "no signing key; set frontrow.tokens.signing-key (or FRONTROW_TOKENS_SIGNING_KEY)"
                        + " to at least 32 secret random bytes, the same for every instance.",
                POSTGRES,
                REDIS);
    }

    @Test
    void rejectsAShortSigningKey(CapturedOutput output) {
        assertRefusal(
                output,
                "frontrow.tokens.signing-key is 31 bytes long; it needs at least 32.",
                POSTGRES,
                REDIS,
                "--frontrow.tokens.signing-key=" + "k".repeat(31));
    }

    @Test
    void rejectsAShortPreviousSigningKeyWithEmbeddedStoresToo(CapturedOutput output) {
        assertRefusal(
                output,
                "frontrow.tokens.previous-signing-key is 5 bytes long; it needs at least 32.",
                "--frontrow.data-dir=" + directory,
                "--frontrow.tokens.previous-signing-key=short");
    }

    @ParameterizedTest
    @CsvSource({
        "--frontrow.tokens.signing-key=kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk, frontrow.tokens.signing-key is set",
        "--spring.profiles.active=Production, the profile Production is active",
        "--spring.r2dbc.username=frontrow, spring.r2dbc.username is set",
        "--spring.data.redis.password=secret, spring.data.redis.password is set",
        "--spring.flyway.user=owner, spring.flyway.user is set",
        "--frontrow.gateway.url=https://pay.example, frontrow.gateway.url is set"
    })
    void rejectsEmbeddedStoresIfASettingHintsAtProduction(String argument, String hint, CapturedOutput output) {
        assertRefusal(
                output,
                hint + ", but neither Postgres nor Redis is configured; configure both (SPRING_R2DBC_URL and"
                        + " SPRING_DATA_REDIS_HOST or _URL), or remove it to try Frontrow with embedded stores and demo"
                        + " data.",
                "--frontrow.data-dir=" + directory,
                argument);
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"FRONTROW_TOKENS_SIGNING_KEY", "SPRING_DATA_REDIS_PORT", "SPRING_R2DBC_PASSWORD"})
    void seesHintsInEnvironmentVariables(String name) {
        StandardEnvironment environment = environmentOf(Map.of(name, "6379"));
        assertThatThrownBy(() -> EmbeddedStoresChecks.requireTrial(environment)).isInstanceOf(StartupFailure.class);
    }

    @Test
    void allowsEmbeddedStoresWithoutSuchSettings() {
        EmbeddedStoresChecks.requireTrial(
                environmentOf(Map.of("FRONTROW_TOKENS_SIGNING_KEY", "", "SPRING_PROFILES_ACTIVE", "local")));
    }

    @Test
    void rejectsThePublicPortForHealthAndMetrics(CapturedOutput output) {
        assertRefusal(
                output,
                "management.server.port and server.port are both 8081, but health and metrics are not for the public;"
                        + " set one of them to another port.",
                "--server.port=8081");
    }

    @Test
    void rejectsAnAddressForOtherMachinesWithPublishedPasswords(CapturedOutput output) {
        assertRefusal(
                output,
                "server.address is 0.0.0.0, but the passwords of the demo users are published;"
                        + " set frontrow.demo.public=true for new passwords, or frontrow.demo-data=false.",
                "--frontrow.data-dir=" + directory,
                "--server.address=0.0.0.0");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 127.0.0.1",
        "127.0.0.1, '', 127.0.0.1",
        "::1, '', ::1",
        "localhost, '', localhost",
        "'', true, ''",
        "0.0.0.0, true, 0.0.0.0"
    })
    void knowsWhereAServerWithDemoUsersListens(String address, String isPublic, String expected) {
        StandardEnvironment environment =
                environmentOf(Map.of("SERVER_ADDRESS", address, "FRONTROW_DEMO_PUBLIC", isPublic));
        StoreModeInitializer.protectDemoUsers(environment, ConfiguredStores.NEITHER);
        assertThat(environment.getProperty("server.address")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"BOTH, '', ''", "BOTH, true, 127.0.0.1", "NEITHER, '', 127.0.0.1", "NEITHER, false, ''"})
    void protectsDemoUsersOnlyIfThereAreAny(ConfiguredStores stores, String demoData, String expected) {
        StandardEnvironment environment = environmentOf(Map.of("SERVER_ADDRESS", "", "FRONTROW_DEMO_DATA", demoData));
        StoreModeInitializer.protectDemoUsers(environment, stores);
        assertThat(environment.getProperty("server.address")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 127.0.0.1, localhost",
        "0.0.0.0, 127.0.0.1, localhost",
        "127.0.0.1, 127.0.0.1, localhost",
        "127.0.0.2, 127.0.0.2, 127.0.0.2",
        "::1, [0:0:0:0:0:0:0:1], [0:0:0:0:0:0:0:1]"
    })
    void knowsItsAddressOnThisMachine(String address, String host, String displayed) {
        StandardEnvironment environment = environmentOf(Map.of("SERVER_ADDRESS", address));
        assertThat(ListenAddress.localHost(environment)).isEqualTo(host);
        assertThat(ListenAddress.displayedHost(environment)).isEqualTo(displayed);
    }

    @Test
    void rejectsPostgresWithoutAUser(CapturedOutput output) {
        assertRefusal(
                output,
                "no Postgres user; set spring.r2dbc.username (or SPRING_R2DBC_USERNAME).",
                POSTGRES,
                REDIS,
                "--frontrow.tokens.signing-key=" + "k".repeat(32));
    }

    @Test
    void rejectsAUrlThatIsNotOfPostgres(CapturedOutput output) {
        assertRefusal(
                output,
                "spring.r2dbc.url is not a URL of Postgres, such as r2dbc:postgresql://host:5432/frontrow.",
                "--spring.r2dbc.url=postgres:5432",
                REDIS,
                "--frontrow.tokens.signing-key=" + "k".repeat(32));
    }

    @Test
    void rejectsAPostgresThatDoesNotRespond(CapturedOutput output) {
        assertThatThrownBy(() -> FrontrowServer.application()
                        .run(
                                POSTGRES,
                                REDIS,
                                "--frontrow.tokens.signing-key=" + "k".repeat(32),
                                "--spring.r2dbc.username=anyone",
                                "--spring.flyway.connect-retries=0"))
                .hasRootCauseInstanceOf(ConnectException.class);
        assertThat(linesOf(output))
                .singleElement(STRING)
                .startsWith("Frontrow does not start: Postgres cannot be used: Connection to 127.0.0.1:1 refused.");
    }

    @Test
    void readsTheSigningKeyFromTheEnvironment() {
        StandardEnvironment environment = environmentOf(Map.of("FRONTROW_TOKENS_SIGNING_KEY", "k".repeat(32)));
        SigningKeyChecks.requirePresent(environment);
        SigningKeyChecks.requireLength(environment);
    }

    /** Asserts that only the one line is printed, apart from output of applications of other tests in this JVM. */
    private static void assertRefusal(CapturedOutput output, String why, String... arguments) {
        assertThatThrownBy(() -> FrontrowServer.application().run(arguments))
                .isInstanceOf(StartupFailure.class)
                .hasMessage(why);
        assertThat(linesOf(output)).containsExactly("Frontrow does not start: " + why);
    }

    private static Stream<String> linesOf(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line ->
                        !line.contains("|-WARN in Logger[io.r2dbc.pool") && !line.contains(Job.class.getName()));
    }

    private static StandardEnvironment environmentOf(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        return environment;
    }
}
