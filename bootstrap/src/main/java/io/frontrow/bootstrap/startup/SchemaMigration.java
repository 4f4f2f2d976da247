package io.frontrow.bootstrap.startup;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Migrates the schema to this version when an instance starts. A schema of a newer version that has all migrations of
 * this one stays as it is: the migrations that are repeated would put the functions of this version in place of those
 * that newer instances call.
 */
public final class SchemaMigration implements FlywayMigrationStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaMigration.class);

    @Override
    public void migrate(Flyway flyway) {
        try {
            if (isNewer(flyway)) {
                validateVersions(flyway);
                LOG.warn("The schema is of a newer version of Frontrow, and stays as it is");
            } else {
                flyway.migrate();
            }
        } catch (FlywayException e) {
            throw e.getCause() instanceof SQLException fault
                    ? new StartupFailure("Postgres cannot be used: " + firstLine(fault), e)
                    : e;
        }
    }

    private static boolean isNewer(Flyway flyway) {
        return Stream.of(flyway.info().applied())
                .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
    }

    /** @throws FlywayException if the schema has not all migrations of this version, or others in their place */
    private static void validateVersions(Flyway flyway) {
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .ignoreMigrationPatterns("*:future", "repeatable:*")
                .load()
                .validate();
    }

    /** {@return the first line of the driver's message, which contains no secret} */
    private static String firstLine(SQLException fault) {
        return String.valueOf(fault.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
