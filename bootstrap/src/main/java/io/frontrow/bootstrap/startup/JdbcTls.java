package io.frontrow.bootstrap.startup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The TLS settings of an R2DBC URL as parameters of a JDBC URL. */
final class JdbcTls {

    private static final Map<String, Option<String>> FILES = Map.of(
            "sslrootcert", PostgresqlConnectionFactoryProvider.SSL_ROOT_CERT,
            "sslcert", PostgresqlConnectionFactoryProvider.SSL_CERT,
            "sslkey", PostgresqlConnectionFactoryProvider.SSL_KEY,
            "sslpassword", PostgresqlConnectionFactoryProvider.SSL_PASSWORD);

    /** A mode that the driver has deprecated. */
    private static final String TUNNEL = "TUNNEL";

    private JdbcTls() {}

    /**
     * {@return the query of the JDBC URL, from its question mark on; empty without TLS settings}
     *
     * @throws StartupFailure if JDBC has no equivalent
     */
    static String of(ConnectionFactoryOptions postgres) {
        Map<String, String> parameters = new TreeMap<>();
        mode(postgres).ifPresent(mode -> parameters.put("sslmode", parameter(mode)));
        FILES.forEach((name, option) -> value(postgres, option).ifPresent(file -> parameters.put(name, file)));
        if (verifiesByTheJvm(postgres)) {
            parameters.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(joining("&", parameters.isEmpty() ? "" : "?", ""));
    }

    /** Without a root certificate, the R2DBC driver trusts the authorities of the JVM and the JDBC driver a file. */
    private static boolean verifiesByTheJvm(ConnectionFactoryOptions postgres) {
        return mode(postgres).filter(SSLMode::verifyCertificate).isPresent()
                && FILES.values().stream().noneMatch(postgres::hasOption);
    }

    private static Optional<SSLMode> mode(ConnectionFactoryOptions postgres) {
        return value(postgres, PostgresqlConnectionFactoryProvider.SSL_MODE)
                .or(() -> value(postgres, PostgresqlConnectionFactoryProvider.SSL_MODE_ALIAS))
                .map(JdbcTls::parsed)
                .or(() -> value(postgres, ConnectionFactoryOptions.SSL)
                        .filter(Boolean::parseBoolean)
                        .map(_ -> SSLMode.VERIFY_FULL));
    }

    private static Optional<String> value(ConnectionFactoryOptions postgres, Option<?> option) {
        return Optional.ofNullable(postgres.getValue(option)).map(Object::toString);
    }

    private static SSLMode parsed(String mode) {
        return SSLMode.fromValue(mode.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String parameter(SSLMode mode) {
        if (mode.name().equals(TUNNEL)) {
            throw new StartupFailure("sslMode=tunnel in spring.r2dbc.url is not possible for migrations;"
                    + " set spring.flyway.url, user and password.");
        }
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
