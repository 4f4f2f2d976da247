package io.frontrow.bootstrap.startup;

import io.r2dbc.spi.ConnectionFactoryOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Connection details for Flyway: those of its own settings if there are any, otherwise those of the application's
 * Postgres, so that one address is enough.
 */
public record MigrationConnection(
        String url, @Nullable String user, @Nullable String password)
        implements FlywayConnectionDetails, JdbcConnectionDetails {

    private static final int DEFAULT_PORT = 5432;

    public static MigrationConnection of(FlywayProperties flyway, ConnectionFactoryOptions postgres) {
        String url = flyway.getUrl();
        return url == null
                ? new MigrationConnection(
                        urlOf(postgres),
                        text(postgres.getValue(ConnectionFactoryOptions.USER)),
                        text(postgres.getValue(ConnectionFactoryOptions.PASSWORD)))
                : new MigrationConnection(url, flyway.getUser(), flyway.getPassword());
    }

    private static String urlOf(ConnectionFactoryOptions postgres) {
        Object port = postgres.getValue(ConnectionFactoryOptions.PORT);
        return "jdbc:postgresql://" + postgres.getRequiredValue(ConnectionFactoryOptions.HOST)
                + ":" + (port == null ? DEFAULT_PORT : port)
                + "/" + postgres.getRequiredValue(ConnectionFactoryOptions.DATABASE);
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
