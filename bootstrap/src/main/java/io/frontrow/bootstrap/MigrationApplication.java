package io.frontrow.bootstrap;

import io.frontrow.bootstrap.config.MigrationConfiguration;
import io.frontrow.bootstrap.startup.StartupFailure;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Migrates the schema of Postgres, and ends. It needs the address of Postgres and the login of the schema's owner, and
 * nothing else, so that the instances that serve do not need that login.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(R2dbcProperties.class)
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
@Import(MigrationConfiguration.class)
class MigrationApplication {

    /** The option of the command line that asks for it. */
    static final String OPTION = "migrate-only";

    private static final Logger LOG = LoggerFactory.getLogger(MigrationApplication.class);

    /**
     * Migrates the schema.
     *
     * @param args settings
     */
    static void run(String... args) {
        SpringApplication application = new SpringApplication(MigrationApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        // Those of an instance that serves require all that it needs.
        application.setInitializers(List.of());
        application.run(withFlyway(args)).close();
        LOG.info("The schema of Postgres is migrated");
    }

    /** Settings shared with the instances that serve may turn Flyway off. */
    private static String[] withFlyway(String... args) {
        return Stream.concat(Stream.of(args), Stream.of("--spring.flyway.enabled=true"))
                .toArray(String[]::new);
    }

    @Bean
    R2dbcConnectionDetails postgres(R2dbcProperties postgres) {
        if (postgres.getUrl() == null) {
            throw new StartupFailure("no Postgres to migrate; set spring.r2dbc.url (or SPRING_R2DBC_URL).");
        }
        ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(postgres.getUrl());
        return () -> options;
    }
}
