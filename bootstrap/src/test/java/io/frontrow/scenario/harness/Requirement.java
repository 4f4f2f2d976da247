package io.frontrow.scenario.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** A requirement of Frontrow. */
public record Requirement(String id, String text) {

    private static final ClassPathResource LINES = new ClassPathResource("io/frontrow/scenario/requirements.txt");

    /** All requirements; each must be proved by a test. */
    public static List<Requirement> all() {
        try {
            return LINES.getContentAsString(UTF_8).lines().map(Requirement::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Requirement of(String line) {
        String[] parts = line.split(" ", 2);
        return new Requirement(parts[0], parts[1]);
    }
}
