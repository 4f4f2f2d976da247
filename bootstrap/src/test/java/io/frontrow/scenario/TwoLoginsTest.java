package io.frontrow.scenario;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowProcess;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Repository;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An instance whose logins are those of deploy/postgres-logins.sql, in a cluster that other tests use as well. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoLoginsTest {

    private static final String DATABASE = "two_logins";
    private static final String OWNER = "two_logins_owner";
    private static final String SERVER = "two_logins_server";
    private static final String APPLICATION_ROLE = "CREATE ROLE frontrow_app NOLOGIN";

    private final Stores superuser = Stores.ofTests();
    private final Stores stores;
    private final FrontrowServer server;

    TwoLoginsTest() {
        JdbcClient jdbc = superuser.jdbc();
        statements().forEach(statement -> jdbc.sql(statement).update());
        stores = new Stores(
                superuser.postgresHost(), superuser.postgresPort(), DATABASE, SERVER, "server", superuser.redis());
        assertThat(migrate("nobody")).as("exit status without a login").isNotZero();
        assertThat(migrate(OWNER)).as("exit status of the migration").isZero();
        server = FrontrowServer.start(stores, "--spring.flyway.enabled=false");
    }

    @AfterAll
    void end() {
        server.close();
    }

    @Test
    @DisplayName("One login migrates, and another sells and audits")
    void migratesAndServesWithDifferentLogins() {
        TestSystem frontrow = TestSystem.of(stores, server);
        Concert concert = frontrow.concert();
        TestUser fan = frontrow.user().withPoints(100_000).admitInto(concert);

        fan.bought(concert.performance(), 12);

        frontrow.operator().findsNothingWrong();
        assertThat(stores.jdbc()
                        .sql("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
                        .query(String.class)
                        .list())
                .containsExactly(OWNER);
    }

    @Test
    @DisplayName("An instance may also migrate by itself, with the login of the owner")
    void migratesAtItsStart() {
        try (FrontrowServer another =
                FrontrowServer.start(stores, "--spring.flyway.user=" + OWNER, "--spring.flyway.password=owner")) {
            TestSystem.of(stores, another).user().withPoints(1);
        }
    }

    @ParameterizedTest
    @DisplayName("The login that serves cannot become the owner, nor change what the owner protects")
    @ValueSource(
            strings = {
                "SET ROLE " + OWNER,
                "GRANT " + OWNER + " TO " + SERVER,
                "ALTER TABLE app_user OWNER TO " + SERVER,
                "CREATE TABLE other (id int)",
                "SET ROLE frontrow_app; DELETE FROM entry",
                "SET ROLE frontrow_app; ALTER TABLE app_user ADD COLUMN other int",
                "COPY (SELECT 1) TO PROGRAM 'true'"
            })
    void cannotBecomeTheOwner(String statement) {
        assertThatThrownBy(() -> stores.jdbc().sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .message()
                .containsPattern("permission denied|must be owner|must be member");
    }

    /** The exit status of a process that knows Postgres and its owner only. */
    private int migrate(String user) {
        return FrontrowProcess.run(
                "--migrate-only",
                "--spring.r2dbc.url=r2dbc:postgresql://%s:%d/%s"
                        .formatted(superuser.postgresHost(), superuser.postgresPort(), DATABASE),
                "--spring.flyway.connect-retries=0",
                "--spring.flyway.user=" + user,
                "--spring.flyway.password=owner");
    }

    /** {@return the statements of the file, with names of this test} */
    private List<String> statements() {
        String sql = Repository.read("deploy/postgres-logins.sql")
                .lines()
                .filter(line -> !line.startsWith("\\") && !line.startsWith("--"))
                .collect(joining("\n"))
                .replace(":'owner_password'", "'owner'")
                .replace(":'server_password'", "'server'")
                .replace("DATABASE frontrow", "DATABASE " + DATABASE)
                .replace("frontrow_owner", OWNER)
                .replace("frontrow_server", SERVER);
        return Stream.of(sql.split(";", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .filter(statement -> !statement.equals(APPLICATION_ROLE) || isWithoutApplicationRole())
                .toList();
    }

    private boolean isWithoutApplicationRole() {
        return superuser
                .jdbc()
                .sql("SELECT 1 FROM pg_roles WHERE rolname = 'frontrow_app'")
                .query(Integer.class)
                .list()
                .isEmpty();
    }
}
