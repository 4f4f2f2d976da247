package io.frontrow.bootstrap.startup;

import io.r2dbc.spi.ConnectionFactoryOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Connection details for Flyway: its own settings where there are any, otherwise those of the application's Postgres,
 * so that one address is enough. The address includes its TLS settings.
 */
public record MigrationConnection(
        String url, @Nullable String user, @Nullable String password)
        implements FlywayConnectionDetails, JdbcConnectionDetails {

    private static final int DEFAULT_PORT = 5432;

    /** Of several hosts, migrations need the one that can be written to. */
    private static final String PRIMARY = "targetServerType=primary";

    /**
     * Combines the settings.
     *
     * @param flyway the settings of Flyway; a user without a URL signs in at the application's Postgres
     * @param postgres the address and the user of the application
     * @throws StartupFailure if JDBC has no equivalent of the TLS settings
     */
    public static MigrationConnection of(FlywayProperties flyway, ConnectionFactoryOptions postgres) {
        String url = flyway.getUrl() == null ? urlOf(postgres) : flyway.getUrl();
        return flyway.getUrl() == null && flyway.getUser() == null
                ? new MigrationConnection(
                        url,
                        text(postgres.getValue(ConnectionFactoryOptions.USER)),
                        text(postgres.getValue(ConnectionFactoryOptions.PASSWORD)))
                : new MigrationConnection(url, flyway.getUser(), flyway.getPassword());
    }

    private static String urlOf(ConnectionFactoryOptions postgres) {
        String hosts = postgres.getRequiredValue(ConnectionFactoryOptions.HOST).toString();
        String database = "/" + postgres.getRequiredValue(ConnectionFactoryOptions.DATABASE);
        String tls = JdbcTls.of(postgres);
        if (hosts.contains(",")) {
            return "jdbc:postgresql://" + hosts + database + tls + (tls.isEmpty() ? "?" : "&") + PRIMARY;
        }
        Object port = postgres.getValue(ConnectionFactoryOptions.PORT);
        return "jdbc:postgresql://" + hosts + ":" + (port == null ? DEFAULT_PORT : port) + database + tls;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    @Override
    public String getJdbcUrl() {
        return url;
    }

    @Override
    public @Nullable String getUsername() {
        return user;
    }

    @Override
    public @Nullable String getPassword() {
        return password;
    }

    @Override
    public String getDriverClassName() {
        return "org.postgresql.Driver";
    }

    /** Contains no password. */
    @Override
    public String toString() {
        return "MigrationConnection[" + url + "]";
    }
}
