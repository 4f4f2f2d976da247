package io.frontrow.adapter.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.shared.model.Points;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The rules for the files of the schema, which are listed in the README beside them. */
class MigrationFilesTest {

    private static final Path FILES = files();
    private static final Pattern FUNCTION =
            Pattern.compile("(?i)\\bCREATE\\s+(?:OR\\s+REPLACE\\s+)?FUNCTION\\s+(\\w+)");
    private static final Pattern NOT_IN_TABLES = Pattern.compile(
            "(?i)\\bCREATE\\s+(OR\\s+REPLACE\\s+)?(FUNCTION|PROCEDURE|TRIGGER|CONSTRAINT\\s+TRIGGER|VIEW)\\b");

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.migrated(1);

    @Test
    void allFilesAreRun() {
        assertThat(POSTGRES.texts("SELECT script FROM flyway_schema_history"))
                .containsExactlyInAnyOrderElementsOf(
                        all().map(file -> FILES.relativize(file).toString()).toList());
    }

    @Test
    void everyFunctionStandsInExactlyOneFile() {
        List<String> created = all().flatMap(file -> functions(file)).toList();

        assertThat(created)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(POSTGRES.texts(
                        "SELECT proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace"));
    }

    @Test
    void versionedMigrationsCreateNoFunctionTriggerOrView() {
        assertThat(in("tables")).allSatisfy(file -> assertThat(text(file)).doesNotContainPattern(NOT_IN_TABLES));
    }

    @Test
    void versionsHaveNoGaps() {
        assertThat(in("tables")
                        .map(file -> Objects.requireNonNull(file.getFileName()).toString())
                        .map(name -> name.substring(0, name.indexOf("__"))))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, (int) in("tables").count())
                                .mapToObj(version -> "V" + version)
                                .toList());
    }

    @Test
    void repeatableMigrationsCanRunAgain() {
        POSTGRES.asOwner(in("functions").sorted().map(MigrationFilesTest::text).toArray(String[]::new));
    }

    @Test
    void pointsHaveTheBoundOfTheApplication() {
        assertThat(POSTGRES.texts("SELECT points_max()::text")).containsExactly(String.valueOf(Points.MAX));
        POSTGRES.asOwner("SELECT 0::points, %d::points".formatted(Points.MAX));
        assertThatThrownBy(() -> POSTGRES.asOwner("SELECT %d::points".formatted(Points.MAX + 1)))
                .cause()
                .hasMessageContaining("domain points");
        assertThat(all().filter(file -> text(file).contains(String.valueOf(Points.MAX)))
                        .map(file -> FILES.relativize(file).toString()))
                .containsExactlyInAnyOrder("tables/V2__points.sql", "functions/R__10_points.sql");
    }

    private static Stream<String> functions(Path file) {
        return FUNCTION.matcher(text(file)).results().map(function -> function.group(1));
    }

    private static Stream<Path> all() {
        return Stream.concat(in("tables"), in("functions"));
    }

    private static Stream<Path> in(String folder) {
        try (Stream<Path> files = Files.list(FILES.resolve(folder))) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path files() {
        try {
            return Path.of(Objects.requireNonNull(PostgresConnections.class.getResource("/db/migration"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
