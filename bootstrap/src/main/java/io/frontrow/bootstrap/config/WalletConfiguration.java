package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.wallet.BatchingWallets;
import io.frontrow.adapter.postgres.wallet.PostgresWallets;
import io.frontrow.bootstrap.settings.PostgresProperties;
import io.frontrow.wallet.port.Wallets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Provides the store of wallets. */
@Configuration(proxyBeanMethods = false)
public class WalletConfiguration {

    @Bean
    Wallets wallets(DatabaseClient client, PostgresProperties postgres) {
        return postgres.batching() ? new BatchingWallets(client) : new PostgresWallets(client);
    }
}
