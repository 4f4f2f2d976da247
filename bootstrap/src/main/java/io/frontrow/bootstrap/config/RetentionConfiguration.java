package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.PostgresOldRecords;
import io.frontrow.retention.ForgetOldRecords;
import io.frontrow.retention.usecase.ForgetOldRecordsUseCase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Puts the forgetting of old records together. */
@Configuration(proxyBeanMethods = false)
public class RetentionConfiguration {

    @Bean
    ForgetOldRecords forgetOldRecords(DatabaseClient client) {
        return new ForgetOldRecordsUseCase(new PostgresOldRecords(client));
    }
}
