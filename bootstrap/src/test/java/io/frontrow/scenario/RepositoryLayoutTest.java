package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Repository;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryLayoutTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "pom.xml",
                "mvnw",
                ".mvn/wrapper/maven-wrapper.properties",
                "core/pom.xml",
                "adapters/web/pom.xml",
                "adapters/redis/pom.xml",
                "adapters/postgres/pom.xml",
                "adapters/gateway/pom.xml",
                "bootstrap/pom.xml",
                "docker-compose.yml",
                "README.md"
            })
    @DisplayName("U-1 The repository contains its modules")
    void containsItsModules(String file) {
        assertThat(Repository.path(file)).isRegularFile();
    }

    @Test
    @DisplayName("U-1 The Maven wrapper builds every module with Java 25")
    void buildsEveryModule() {
        assertThat(Repository.read("pom.xml")).contains("<java.version>25</java.version>");
        assertThat(List.of(
                        "core", "adapters/web", "adapters/redis", "adapters/postgres", "adapters/gateway", "bootstrap"))
                .allSatisfy(
                        module -> assertThat(Repository.read("pom.xml")).contains("<module>" + module + "</module>"));
        assertThat(Repository.path("mvnw")).isExecutable();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "adapters/web/pom.xml, spring-boot-starter-webflux",
        "adapters/postgres/pom.xml, spring-boot-starter-data-r2dbc",
        "adapters/postgres/pom.xml, r2dbc-postgresql",
        "adapters/redis/pom.xml, spring-boot-starter-data-redis-reactive",
        "pom.xml, reactor-test",
        "adapters/postgres/pom.xml, testcontainers-postgresql",
        "adapters/redis/pom.xml, testcontainers-redis"
    })
    @DisplayName("U-3 The modules depend on the required starters")
    void dependsOnItsStarters(String pom, String artifact) {
        assertThat(Repository.read(pom)).contains("<artifactId>" + artifact + "</artifactId>");
    }
}
