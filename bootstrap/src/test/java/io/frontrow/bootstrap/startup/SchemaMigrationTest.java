package io.frontrow.bootstrap.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.postgres.TestPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {

    private static final String TEXT_OF_FUNCTION = "SELECT prosrc FROM pg_proc WHERE proname = 'is_recorded'";

    @AutoClose
    private final TestPostgres postgres = TestPostgres.blank();

    private final Flyway flyway = Flyway.configure()
            .dataSource(
                    "jdbc:postgresql://%s:%d/%s".formatted(postgres.host(), postgres.port(), postgres.database()),
                    postgres.user(),
                    postgres.password())
            .load();

    @Test
    void putsTheFunctionsOfThisVersionInPlace() {
        migrate();
        changeFunction();

        migrate();

        assertThat(postgres.texts(TEXT_OF_FUNCTION)).noneMatch(text -> text.contains("of another version"));
    }

    @Test
    void leavesTheFunctionsOfANewerVersionInPlace() {
        migrate();
        changeFunction();
        postgres.asOwner("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                + " installed_by, execution_time, success)"
                + " VALUES (1000, '1000', 'of a newer version', 'SQL', 'V1000__newer.sql', 'owner', 1, true)");

        migrate();

        assertThat(postgres.texts(TEXT_OF_FUNCTION)).allMatch(text -> text.contains("of another version"));
    }

    private void migrate() {
        new SchemaMigration().migrate(flyway);
    }

    private void changeFunction() {
        postgres.asOwner(
                "CREATE OR REPLACE FUNCTION is_recorded(p_outcome text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE"
                        + " AS 'BEGIN /* of another version */ RETURN true; END'",
                "UPDATE flyway_schema_history SET checksum = 0 WHERE version IS NULL");
    }
}
