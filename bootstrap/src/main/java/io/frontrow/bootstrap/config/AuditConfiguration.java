package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.audit.PostgresLedgerChecks;
import io.frontrow.adapter.postgres.audit.PostgresLedgerSeals;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.adapter.redis.audit.RedisQueueChecks;
import io.frontrow.audit.port.LedgerChecks;
import io.frontrow.audit.port.LedgerSeals;
import io.frontrow.audit.port.QueueChecks;
import io.frontrow.bootstrap.config.StoreConfiguration.OperatorPool;
import io.frontrow.bootstrap.settings.AuditProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

/** Provides the checks of the audit and the store of the seals. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
public class AuditConfiguration {

    @Bean
    LedgerChecks ledgerChecks(OperatorPool operators, SqlExecutor executor) {
        return new PostgresLedgerChecks(DatabaseClient.create(operators.connections()), executor);
    }

    @Bean
    QueueChecks queueChecks(ReactiveStringRedisTemplate redis) {
        return new RedisQueueChecks(redis);
    }

    @Bean
    LedgerSeals ledgerSeals(SqlExecutor executor) {
        return new PostgresLedgerSeals(executor);
    }
}
