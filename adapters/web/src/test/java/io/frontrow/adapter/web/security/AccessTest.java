package io.frontrow.adapter.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.MappedOperations;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

class AccessTest {

    @Test
    void listsEveryMappedPathExactlyOnce() {
        assertThat(paths())
                .containsExactlyInAnyOrderElementsOf(MappedOperations.all().stream()
                        .map(operation -> operation.substring(operation.indexOf(' ') + 1))
                        .map(path -> path.replaceAll("\\{\\w+}", "*"))
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void matchesARequestByOnePathOnly(String path) {
        PathContainer request =
                PathContainer.parsePath(path.replace("*", UUID.randomUUID().toString()));
        assertThat(paths())
                .filteredOn(it -> PathPatternParser.defaultInstance.parse(it).matches(request))
                .containsExactly(path);
    }

    static List<String> paths() {
        return Arrays.stream(Access.values())
                .flatMap(access -> Arrays.stream(access.paths()))
                .toList();
    }
}
