package io.frontrow.wiring;

import io.frontrow.shared.port.Ids;
import io.frontrow.wallet.CreditWallet;
import io.frontrow.wallet.TopUpWallet;
import io.frontrow.wallet.model.TopUpPolicy;
import io.frontrow.wallet.port.Wallets;
import io.frontrow.wallet.usecase.CreditWalletUseCase;
import io.frontrow.wallet.usecase.TopUpWalletUseCase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Constructs the use cases of wallets. */
@Configuration(proxyBeanMethods = false)
public class WalletUseCases {

    @Bean
    TopUpWallet topUpWallet(Wallets wallets, Ids ids, TopUpPolicy policy) {
        return new TopUpWalletUseCase(wallets, ids, policy);
    }

    @Bean
    CreditWallet creditWallet(Wallets wallets, Ids ids, TopUpPolicy policy) {
        return new CreditWalletUseCase(wallets, ids, policy);
    }
}
