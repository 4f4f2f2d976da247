package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.catalog.PostgresConcerts;
import io.frontrow.adapter.postgres.catalog.PostgresPerformances;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.catalog.port.Performances;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Provides the stores of the catalog. */
@Configuration(proxyBeanMethods = false)
public class CatalogConfiguration {

    @Bean
    Concerts concerts(DatabaseClient client) {
        return new PostgresConcerts(client);
    }

    @Bean
    Performances performances(DatabaseClient client) {
        return new PostgresPerformances(client);
    }
}
