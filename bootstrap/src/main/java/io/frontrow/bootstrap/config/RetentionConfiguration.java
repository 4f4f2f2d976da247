package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.retention.PostgresExpiredRecords;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.retention.port.ExpiredRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the store of expired records. */
@Configuration(proxyBeanMethods = false)
public class RetentionConfiguration {

    @Bean
    ExpiredRecords oldRecords(SqlExecutor executor) {
        return new PostgresExpiredRecords(executor);
    }
}
