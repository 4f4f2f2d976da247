package io.frontrow.bootstrap.settings;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.bootstrap.OperationsManual;
import io.frontrow.bootstrap.demo.DemoData;
import io.frontrow.bootstrap.embedded.EmbeddedStoresSetup;
import io.frontrow.scenario.harness.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;

class SettingsDocumentationTest {

    private static final String NONE = "none";
    private static final Pattern SETTING = Pattern.compile(
            "(?<![\\w.])frontrow\\.(?:accounts|tokens|seats|queue|postgres|jobs|events|audit|http|gateway|identity|operator)\\.[\\w.-]*\\w");
    private static final List<Class<?>> RECORDS = List.of(
            AccountProperties.class,
            AuditProperties.class,
            EventProperties.class,
            GatewayProperties.class,
            HttpProperties.class,
            IdentityProperties.class,
            JobProperties.class,
            OperatorProperties.class,
            PagesProperties.class,
            PostgresProperties.class,
            QueueProperties.class,
            SeatProperties.class,
            TokenProperties.class,
            WalletProperties.class);

    @Test
    void theTableHasEverySettingWithItsDefault() {
        assertThat(documented()).containsExactlyInAnyOrderEntriesOf(settings());
    }

    @Test
    void everyRecordOfSettingsIsCompared() throws IOException {
        Path sources = Repository.path("bootstrap/src/main/java/io/frontrow/bootstrap/settings");
        try (Stream<Path> files = Files.list(sources)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.startsWith("package-info")))
                    .containsExactlyInAnyOrderElementsOf(RECORDS.stream()
                            .map(record -> record.getSimpleName() + ".java")
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void settingsOnOtherPagesExist(Path page) throws IOException {
        assertThat(SETTING.matcher(Files.readString(page)).results().map(MatchResult::group))
                .allMatch(name -> settings().keySet().stream()
                        .anyMatch(setting -> setting.equals(name) || setting.startsWith(name + ".")));
    }

    static Stream<Path> pages() {
        try (Stream<Path> files = Files.walk(Repository.path("docs"))) {
            return Stream.concat(
                    Stream.of(Repository.path("README.md")),
                    files.filter(file -> file.toString().endsWith(".md")).toList().stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> documented() {
        return OperationsManual.table("settings.md", "All settings", "property").stream()
                .filter(row -> row.getFirst().startsWith("frontrow."))
                .collect(toMap(List::getFirst, row -> row.get(1)));
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put(EmbeddedStoresSetup.DATA_DIR, EmbeddedStoresSetup.DATA_DIR_DEFAULT);
        settings.put(DemoData.ENABLED, "false");
        settings.put(DemoData.PUBLIC, "false");
        settings.put(DemoData.FANS, "0");
        for (Class<?> record : RECORDS) {
            String prefix = Objects.requireNonNull(record.getAnnotation(ConfigurationProperties.class))
                    .value();
            settings.putAll(settings(prefix, record));
        }
        return settings;
    }

    private static Map<String, String> settings(String prefix, Class<?> record) {
        Map<String, String> settings = new HashMap<>();
        RecordComponent[] components = record.getRecordComponents();
        Parameter[] bound = record.getDeclaredConstructors()[0].getParameters();
        for (int i = 0; i < components.length; i++) {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(components[i].getName());
            if (components[i].getType().isRecord()) {
                settings.putAll(settings(name, components[i].getType()));
            } else {
                settings.put(name, defaultOf(bound[i]));
            }
        }
        return settings;
    }

    private static String defaultOf(Parameter bound) {
        DefaultValue value = bound.getAnnotation(DefaultValue.class);
        return value == null || value.value().length == 0 ? NONE : String.join(",", value.value());
    }
}
