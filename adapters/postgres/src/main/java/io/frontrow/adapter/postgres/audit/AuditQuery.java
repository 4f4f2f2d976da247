package io.frontrow.adapter.postgres.audit;

import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.model.Invariant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * A query that checks an invariant. It is a file of the resource folder {@code audit}, named after the invariant. It
 * returns a line of text for each violation, without personal data.
 *
 * @param sql selects the violations as column {@code violation}, {@value AuditCheck#EXAMPLES_MAX} at most
 */
record AuditQuery(Invariant invariant, String sql) {

    static AuditQuery of(Invariant invariant) {
        String name = "/audit/%02d_%s.sql"
                .formatted(invariant.number(), invariant.name().toLowerCase(Locale.ROOT));
        return new AuditQuery(
                invariant,
                "SELECT violation FROM (%s) AS violations (violation) LIMIT %d"
                        .formatted(text(name), AuditCheck.EXAMPLES_MAX));
    }

    private static String text(String name) {
        try (InputStream file = Objects.requireNonNull(AuditQuery.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
