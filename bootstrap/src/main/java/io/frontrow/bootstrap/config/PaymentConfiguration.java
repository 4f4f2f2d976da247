package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.payment.BatchingPayments;
import io.frontrow.adapter.postgres.payment.PostgresPayments;
import io.frontrow.bootstrap.settings.PostgresProperties;
import io.frontrow.payment.port.Payments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Provides the store of payments by wallet. */
@Configuration(proxyBeanMethods = false)
public class PaymentConfiguration {

    @Bean
    Payments payments(DatabaseClient client, PostgresProperties postgres) {
        return postgres.batching() ? new BatchingPayments(client) : new PostgresPayments(client);
    }
}
