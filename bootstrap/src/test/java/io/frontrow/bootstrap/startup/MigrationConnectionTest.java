package io.frontrow.bootstrap.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frontrow.adapter.postgres.TestPostgres;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;

class MigrationConnectionTest {

    private static final ConnectionFactoryOptions POSTGRES =
            ConnectionFactoryOptions.parse("r2dbc:postgresql://owner:secret@db.example:6432/tickets");

    @Test
    void connectsToThePostgresOfTheApplication() {
        assertThat(MigrationConnection.of(new FlywayProperties(), POSTGRES))
                .isEqualTo(new MigrationConnection("jdbc:postgresql://db.example:6432/tickets", "owner", "secret"));
    }

    @Test
    void hasTheDefaultPort() {
        ConnectionFactoryOptions postgres = ConnectionFactoryOptions.parse("r2dbc:postgresql://db.example/tickets");
        assertThat(MigrationConnection.of(new FlywayProperties(), postgres).getJdbcUrl())
                .isEqualTo("jdbc:postgresql://db.example:5432/tickets");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r2dbc:postgresql:failover://a.example:6432,b.example/tickets?targetServerType=primary | ?targetServerType=primary",
                "r2dbc:postgresql:failover://a.example:6432,b.example/tickets?sslmode=require | ?sslmode=require&targetServerType=primary"
            })
    void findsThePrimaryOfSeveralHosts(String url, String parameters) {
        assertThat(MigrationConnection.of(new FlywayProperties(), ConnectionFactoryOptions.parse(url))
                        .getJdbcUrl())
                .isEqualTo("jdbc:postgresql://a.example:6432,b.example/tickets" + parameters);
    }

    @Test
    void followsTheSettingsOfFlyway() {
        FlywayProperties flyway = new FlywayProperties();
        flyway.setUrl("jdbc:postgresql://elsewhere/tickets");
        flyway.setUser("migrator");
        flyway.setPassword("other");
        assertThat(MigrationConnection.of(flyway, POSTGRES))
                .isEqualTo(new MigrationConnection("jdbc:postgresql://elsewhere/tickets", "migrator", "other"));
    }

    @Test
    void signsInAsTheUserOfFlywayAtThePostgresOfTheApplication() {
        FlywayProperties flyway = new FlywayProperties();
        flyway.setUser("migrator");
        flyway.setPassword("other");
        assertThat(MigrationConnection.of(flyway, POSTGRES))
                .isEqualTo(new MigrationConnection("jdbc:postgresql://db.example:6432/tickets", "migrator", "other"));
    }

    @ParameterizedTest
    @CsvSource({
        "r2dbc:postgresql://db/t?sslMode=VERIFY_FULL&sslRootCert=/ca.pem, ?sslmode=verify-full&sslrootcert=%2Fca.pem",
        "r2dbc:postgresql://db/t?sslMode=verify-ca, ?sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory&sslmode=verify-ca",
        "r2dbcs:postgresql://db/t, ?sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory&sslmode=verify-full",
        "r2dbc:postgresql://db/t?ssl=true, ?sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory&sslmode=verify-full",
        "r2dbc:postgresql://db/t?sslmode=require, ?sslmode=require",
        "r2dbc:postgresql://db/t?sslMode=disable, ?sslmode=disable",
        "r2dbc:postgresql://db/t?sslMode=require&sslCert=/c.pem&sslKey=/k.pem, ?sslcert=%2Fc.pem&sslkey=%2Fk.pem&sslmode=require",
        "r2dbc:postgresql://db/t, ''"
    })
    void connectsWithTheTlsSettingsOfTheApplication(String r2dbc, String query) {
        assertThat(MigrationConnection.of(new FlywayProperties(), ConnectionFactoryOptions.parse(r2dbc))
                        .getJdbcUrl())
                .isEqualTo("jdbc:postgresql://db:5432/t" + query);
    }

    @Test
    void rejectsTlsSettingsThatJdbcDoesNotHave() {
        ConnectionFactoryOptions tunnel = ConnectionFactoryOptions.parse("r2dbc:postgresql://db/t?sslMode=tunnel");
        assertThatThrownBy(() -> MigrationConnection.of(new FlywayProperties(), tunnel))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("spring.flyway.url");
    }

    @Test
    void doesNotConnectInPlainTextToAServerWithoutTls() {
        TestPostgres postgres = TestPostgres.blank();
        ConnectionFactoryOptions verified = postgres.options(postgres.host(), postgres.port())
                .mutate()
                .option(Option.valueOf("sslMode"), "VERIFY_FULL")
                .build();
        MigrationConnection connection = MigrationConnection.of(new FlywayProperties(), verified);

        assertThatThrownBy(() -> DriverManager.getConnection(
                        connection.getJdbcUrl(), connection.getUsername(), connection.getPassword()))
                .hasMessageContaining("does not support SSL");
    }

    @Test
    void hidesThePassword() {
        assertThat(MigrationConnection.of(new FlywayProperties(), POSTGRES))
                .asString()
                .doesNotContain("secret");
    }
}
