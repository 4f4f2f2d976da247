package io.frontrow.bootstrap.settings;

import io.frontrow.wallet.model.TopUpPolicy;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of wallets.
 *
 * @param charges who may top up a wallet; with embedded stores the default is OPEN
 */
@Validated
@ConfigurationProperties("frontrow.wallet")
public record WalletProperties(@DefaultValue("OPERATOR") TopUpPolicy charges) {}
