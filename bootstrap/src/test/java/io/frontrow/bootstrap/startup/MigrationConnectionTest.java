package io.frontrow.bootstrap.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactoryOptions;
import org.junit.jupiter.api.Test;
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
    void hidesThePassword() {
        assertThat(MigrationConnection.of(new FlywayProperties(), POSTGRES))
                .asString()
                .doesNotContain("secret");
    }
}
