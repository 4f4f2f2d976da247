package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.payment.BatchingPayments;
import io.frontrow.adapter.postgres.payment.PostgresPayments;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.bootstrap.settings.PostgresProperties;
import io.frontrow.payment.port.Payments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the store of payments by wallet. */
@Configuration(proxyBeanMethods = false)
public class PaymentConfiguration {

    @Bean
    Payments payments(SqlExecutor executor, PostgresProperties postgres) {
        return postgres.batching() ? new BatchingPayments(executor) : new PostgresPayments(executor);
    }
}
