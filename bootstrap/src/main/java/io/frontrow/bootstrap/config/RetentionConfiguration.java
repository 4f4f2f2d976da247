package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.retention.PostgresOldRecords;
import io.frontrow.retention.port.ExpiredRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Provides the store of expired records. */
@Configuration(proxyBeanMethods = false)
public class RetentionConfiguration {

    @Bean
    ExpiredRecords oldRecords(DatabaseClient client) {
        return new PostgresOldRecords(client);
    }
}
