package io.frontrow.bootstrap.config;

import io.frontrow.bootstrap.startup.MigrationConnection;
import io.frontrow.bootstrap.startup.SchemaMigration;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Configures how Flyway migrates the schema. */
@Configuration(proxyBeanMethods = false)
public class MigrationConfiguration {

    /** Lazy, since it can be created only if Flyway is enabled. */
    @Lazy
    @Bean
    MigrationConnection migrationConnection(R2dbcConnectionDetails postgres, FlywayProperties flyway) {
        return MigrationConnection.of(flyway, postgres.getConnectionFactoryOptions());
    }

    @Bean
    SchemaMigration schemaMigration() {
        return new SchemaMigration();
    }
}
