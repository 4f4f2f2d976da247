package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.BatchingWallets;
import io.frontrow.adapter.postgres.PostgresWallets;
import io.frontrow.bootstrap.settings.PostgresProperties;
import io.frontrow.shared.port.Ids;
import io.frontrow.wallet.ChargeWallet;
import io.frontrow.wallet.port.Wallets;
import io.frontrow.wallet.usecase.ChargeWalletUseCase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Puts wallets together. */
@Configuration(proxyBeanMethods = false)
public class WalletConfiguration {

    @Bean
    Wallets wallets(DatabaseClient client, PostgresProperties postgres) {
        return postgres.batching() ? new BatchingWallets(client) : new PostgresWallets(client);
    }

    @Bean
    ChargeWallet chargeWallet(Wallets wallets, Ids ids) {
        return new ChargeWalletUseCase(wallets, ids);
    }
}
