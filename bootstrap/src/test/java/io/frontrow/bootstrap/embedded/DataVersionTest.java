package io.frontrow.bootstrap.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frontrow.bootstrap.startup.StartupFailure;
import io.frontrow.scenario.harness.FrontrowServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A data directory in which another version has left a schema whose migrations are not those of this version. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class DataVersionTest {

    @TempDir
    static Path directory;

    @BeforeAll
    static void leaveTheDataOfAnotherVersion() throws Exception {
        EmbeddedStores stores = EmbeddedStores.start(directory, false);
        try {
            stores.awaitReady();
            try (Connection postgres = DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + stores.postgresPort() + "/postgres",
                            "postgres",
                            stores.password());
                    Statement statement = postgres.createStatement()) {
                statement.execute("""
                        CREATE TABLE flyway_schema_history (
                            installed_rank integer PRIMARY KEY,
                            version        varchar(50),
                            description    varchar(200) NOT NULL,
                            type           varchar(20) NOT NULL,
                            script         varchar(1000) NOT NULL,
                            checksum       integer,
                            installed_by   varchar(100) NOT NULL,
                            installed_on   timestamp NOT NULL DEFAULT now(),
                            execution_time integer NOT NULL,
                            success        boolean NOT NULL);
                        INSERT INTO flyway_schema_history (
                            installed_rank, version, description, type, script, checksum, installed_by, execution_time,
                            success)
                        VALUES
                            (1, '1', 'application role', 'SQL', 'V1__application_role.sql', 1, 'postgres', 1, true),
                            (2, '2', 'accounts', 'SQL', 'V2__accounts.sql', 2, 'postgres', 1, true),
                            (3, '23', 'pending refunds', 'SQL', 'V23__pending_refunds.sql', 3, 'postgres', 1, true)
                        """);
            }
        } finally {
            stores.stop();
        }
    }

    @Test
    void isRefusedInOneLineAndUsableAfterAFreshStart(CapturedOutput output) {
        int printedBefore = output.getAll().length();

        assertThatThrownBy(DataVersionTest::start).hasRootCauseInstanceOf(StartupFailure.class);

        assertThat(output.getAll()
                        .substring(printedBefore)
                        .lines()
                        .filter(line -> !line.contains("|-WARN in Logger[io.r2dbc.pool"))
                        // of other applications in this process
                        .filter(line -> !line.contains("io.frontrow.bootstrap.jobs.Job")))
                .containsExactly("Frontrow does not start: the data in " + directory
                        + " was written by another version of Frontrow; "
                        + "start with --fresh to delete it and begin anew.");

        try (ConfigurableApplicationContext frontrow = start("--fresh")) {
            assertThat(frontrow.isRunning()).isTrue();
        }
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        return FrontrowServer.startEmbedded(directory, arguments);
    }
}
