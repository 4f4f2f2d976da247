package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.sql.PostgresConnections;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.bootstrap.settings.PostgresProperties;
import io.frontrow.bootstrap.startup.MigrationConnection;
import io.frontrow.bootstrap.startup.StartupFailure;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.r2dbc.core.DatabaseClient;

/** Configures the clients of the stores, and the connection of Flyway. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostgresProperties.class)
public class StoreConfiguration {

    @Bean
    SqlExecutor sqlExecutor(DatabaseClient client) {
        return new SqlExecutor(client);
    }

    @Bean
    ConnectionFactoryOptionsBuilderCustomizer postgresLimits() {
        return PostgresConnections::limit;
    }

    @Bean
    LettuceClientOptionsBuilderCustomizer redisLimits() {
        return RedisClientSettings.standard()::apply;
    }

    @Bean
    ClientResourcesBuilderCustomizer redisReconnects() {
        return RedisClientSettings.standard()::apply;
    }

    /** Lazy, since it can be created only if Flyway is enabled. */
    @Lazy
    @Bean
    MigrationConnection migrationConnection(R2dbcConnectionDetails postgres, FlywayProperties flyway) {
        return MigrationConnection.of(flyway, postgres.getConnectionFactoryOptions());
    }

    @Bean
    FlywayMigrationStrategy migration() {
        return flyway -> {
            try {
                flyway.migrate();
            } catch (FlywayException e) {
                throw e.getCause() instanceof SQLException fault
                        ? new StartupFailure("Postgres cannot be used: " + firstLine(fault), e)
                        : e;
            }
        };
    }

    /** {@return the first line of the driver's message, which contains no secret} */
    private static String firstLine(SQLException fault) {
        return String.valueOf(fault.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
