package io.frontrow.adapter.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.postgres.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Instances of the version before go on while those of this version start, so the schema of this version must serve both:
 * what the version before uses of its schema is written down in a file, and must still be there.
 *
 * <p>A release writes it anew for the version after:
 *
 * <pre>
 * ./mvnw -pl adapters/postgres -am test -Dtest=VersionBeforeTest -Dsurefire.failIfNoSpecifiedTests=false -Dfrontrow.write-schema=true
 * </pre>
 */
class VersionBeforeTest {

    private static final Path FILE = Path.of("src/test/resources/schema-of-version-before.txt");
    private static final Path SOURCES = Path.of("src/main/java");

    /** Each column of a table or a view, and whether a row needs a value of it. */
    private static final String COLUMNS = """
            SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
                || CASE WHEN a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> '' THEN ' DEFAULT' ELSE '' END
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v') AND a.attnum > 0
              AND NOT a.attisdropped AND c.relname <> 'flyway_schema_history'""";

    /** Each function with the types of its parameters, and how many of them have no default. */
    private static final String FUNCTIONS = """
            SELECT p.proname || ';' || (p.pronargs - p.pronargdefaults) || ';'
                || coalesce((SELECT string_agg(format_type(t, NULL), ',' ORDER BY n)
                    FROM unnest(p.proargtypes) WITH ORDINALITY AS x (t, n)), '') || ';'
                || coalesce((SELECT string_agg(p.proargnames[n] || ' ' || format_type(t, NULL), ',' ORDER BY n)
                    FROM unnest(p.proallargtypes) WITH ORDINALITY AS x (t, n) WHERE p.proargmodes[n] IN ('t', 'o', 'b')),
                    format_type(p.prorettype, NULL))
            FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace""";

    private static final String VERSION =
            "SELECT max(version::int)::text FROM flyway_schema_history WHERE version IS NOT NULL";

    private static final String TEXTS_OF_FUNCTIONS =
            "SELECT md5(string_agg(script || checksum, ',' ORDER BY script)) FROM flyway_schema_history WHERE version IS NULL";

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.migrated(1);

    @BeforeAll
    static void write() throws IOException {
        if (Boolean.getBoolean("frontrow.write-schema")) {
            Files.write(
                    FILE,
                    Stream.of(
                                    Stream.of("version " + only(VERSION), "functions " + only(TEXTS_OF_FUNCTIONS)),
                                    POSTGRES.texts(COLUMNS).stream().sorted().map(column -> "column " + column),
                                    POSTGRES.texts(FUNCTIONS).stream()
                                            .sorted()
                                            .filter(VersionBeforeTest::isCalledByTheApplication)
                                            .map(function -> "function " + function))
                            .flatMap(lines -> lines)
                            .toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyColumnIsStillThere() {
        List<String> now = POSTGRES.texts(COLUMNS);
        return before("column")
                .map(column -> DynamicTest.dynamicTest(
                        column,
                        () -> assertThat(now)
                                .anyMatch(
                                        it -> typed(it).equals(typed(column)) && (!isNeeded(it) || isNeeded(column)))));
    }

    /** A row that an instance of the version before inserts has no value in a column that it does not know. */
    @Test
    void noNewColumnOfATableNeedsAValue() {
        List<String> known = before("column").map(VersionBeforeTest::typed).toList();
        List<String> tables = known.stream().map(VersionBeforeTest::table).toList();
        assertThat(POSTGRES.texts(COLUMNS))
                .filteredOn(column -> tables.contains(table(column)) && !known.contains(typed(column)))
                .noneMatch(VersionBeforeTest::isNeeded);
    }

    @TestFactory
    Stream<DynamicTest> everyFunctionCanStillBeCalled() {
        List<Function> now =
                POSTGRES.texts(FUNCTIONS).stream().map(Function::of).toList();
        return before("function")
                .map(Function::of)
                .map(function -> DynamicTest.dynamicTest(
                        function.name(),
                        () -> assertThat(now)
                                .filteredOn(it -> it.serves(function))
                                .as("functions that can be called instead")
                                .hasSize(1)));
    }

    /** By its version an instance of the version before knows that it must leave the functions as they are. */
    @Test
    void newFunctionsHaveANewVersion() {
        if (!only(TEXTS_OF_FUNCTIONS).equals(before("functions").findFirst().orElseThrow())) {
            assertThat(Integer.parseInt(only(VERSION)))
                    .isGreaterThan(
                            Integer.parseInt(before("version").findFirst().orElseThrow()));
        }
    }

    private static boolean isCalledByTheApplication(String function) {
        return Sources.TEXT.contains(Function.of(function).name() + "(");
    }

    private static boolean isNeeded(String column) {
        return column.endsWith(" NOT NULL");
    }

    /** Name and type of a column. */
    private static String typed(String column) {
        return column.replace(" NOT NULL", "").replace(" DEFAULT", "");
    }

    private static String table(String column) {
        return column.substring(0, column.indexOf('.'));
    }

    private static String only(String query) {
        return POSTGRES.texts(query).getFirst();
    }

    private static Stream<String> before(String kind) {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> line.startsWith(kind + " "))
                    .map(line -> line.substring(kind.length() + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A function as it is called: by position. */
    private record Function(String name, int needed, List<String> parameters, List<String> results) {

        static Function of(String line) {
            String[] parts = line.split(";", -1);
            return new Function(parts[0], Integer.parseInt(parts[1]), list(parts[2]), list(parts[3]));
        }

        private static List<String> list(String text) {
            return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
        }

        boolean serves(Function before) {
            return name.equals(before.name)
                    && needed <= before.parameters.size()
                    && parameters.size() >= before.parameters.size()
                    && parameters.subList(0, before.parameters.size()).equals(before.parameters)
                    && results.containsAll(before.results);
        }
    }

    private static final class Sources {

        static final String TEXT = text();

        private static String text() {
            try (Stream<Path> files = Files.walk(SOURCES)) {
                return files.filter(Files::isRegularFile).map(Sources::read).collect(Collectors.joining());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
