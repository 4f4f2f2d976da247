package io.frontrow.bootstrap.config;

import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.account.model.AccountRules;
import io.frontrow.account.port.AttemptLimits;
import io.frontrow.account.port.FailedSignIns;
import io.frontrow.account.port.FederatedUsers;
import io.frontrow.account.port.OperatorCodes;
import io.frontrow.account.port.Revocations;
import io.frontrow.account.port.Sessions;
import io.frontrow.account.port.Users;
import io.frontrow.adapter.postgres.account.PostgresFailedSignIns;
import io.frontrow.adapter.postgres.account.PostgresFederatedUsers;
import io.frontrow.adapter.postgres.account.PostgresOperatorCodes;
import io.frontrow.adapter.postgres.account.PostgresRevocations;
import io.frontrow.adapter.postgres.account.PostgresSessions;
import io.frontrow.adapter.postgres.account.PostgresUsers;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.adapter.redis.account.RedisAttemptLimits;
import io.frontrow.adapter.web.security.TokenSettings;
import io.frontrow.adapter.web.security.TrustedIssuers;
import io.frontrow.bootstrap.demo.DemoData;
import io.frontrow.bootstrap.settings.AccountProperties;
import io.frontrow.bootstrap.settings.IdentityProperties;
import io.frontrow.bootstrap.settings.OperatorProperties;
import io.frontrow.bootstrap.settings.TokenProperties;
import io.frontrow.bootstrap.startup.FirstOperatorCode;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** Provides the stores and the rules of accounts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    AccountProperties.class,
    TokenProperties.class,
    OperatorProperties.class,
    IdentityProperties.class
})
public class AccountConfiguration {

    @Bean
    Users users(SqlExecutor executor) {
        return new PostgresUsers(executor);
    }

    @Bean
    FederatedUsers federatedUsers(SqlExecutor executor) {
        return new PostgresFederatedUsers(executor);
    }

    @Bean
    TrustedIssuers trustedIssuers(IdentityProperties identity) {
        return identity.trusted();
    }

    @Bean
    OperatorCodes operatorCodes(SqlExecutor executor) {
        return new PostgresOperatorCodes(executor);
    }

    @Bean
    Sessions sessions(SqlExecutor executor) {
        return new PostgresSessions(executor);
    }

    @Bean
    Revocations revocations(SqlExecutor executor, TokenProperties tokens) {
        return new PostgresRevocations(executor, tokens.signing().accessFor(), Ticker.systemTicker());
    }

    @Bean
    FailedSignIns failedSignIns(SqlExecutor executor) {
        return new PostgresFailedSignIns(executor);
    }

    @Bean
    AttemptLimits attemptLimits(ReactiveStringRedisTemplate redis) {
        return new RedisAttemptLimits(redis);
    }

    @Bean
    TokenSettings tokenSettings(TokenProperties tokens) {
        return tokens.signing();
    }

    /** With demo data there is an operator. */
    @Bean
    @ConditionalOnBooleanProperty(name = DemoData.ENABLED, havingValue = false, matchIfMissing = true)
    ApplicationRunner firstOperatorCode(OperatorCodes codes, OperatorProperties operator) {
        FirstOperatorCode code = new FirstOperatorCode(codes, operator.code());
        return _ -> code.offer();
    }

    @Bean
    AccountRules accountRules(TokenProperties tokens, AccountProperties accounts) {
        return new AccountRules(tokens.refreshTokenLifetime(), accounts.signUpsPerMinute());
    }
}
