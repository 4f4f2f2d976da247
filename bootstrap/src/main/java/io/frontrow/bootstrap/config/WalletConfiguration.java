package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.adapter.postgres.wallet.BatchingWallets;
import io.frontrow.adapter.postgres.wallet.PostgresWallets;
import io.frontrow.bootstrap.settings.PostgresProperties;
import io.frontrow.wallet.port.Wallets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the store of wallets. */
@Configuration(proxyBeanMethods = false)
public class WalletConfiguration {

    @Bean
    Wallets wallets(SqlExecutor executor, PostgresProperties postgres) {
        return postgres.batching() ? new BatchingWallets(executor) : new PostgresWallets(executor);
    }
}
