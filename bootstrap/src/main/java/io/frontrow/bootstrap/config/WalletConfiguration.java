package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.adapter.postgres.wallet.BatchingWallets;
import io.frontrow.adapter.postgres.wallet.PostgresWallets;
import io.frontrow.bootstrap.settings.PostgresProperties;
import io.frontrow.bootstrap.settings.WalletProperties;
import io.frontrow.wallet.model.TopUpPolicy;
import io.frontrow.wallet.port.Wallets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the store of wallets, and who may top them up. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WalletProperties.class)
public class WalletConfiguration {

    @Bean
    Wallets wallets(SqlExecutor executor, PostgresProperties postgres) {
        return postgres.batching() ? new BatchingWallets(executor) : new PostgresWallets(executor);
    }

    @Bean
    TopUpPolicy topUpPolicy(WalletProperties wallet) {
        return wallet.charges();
    }
}
