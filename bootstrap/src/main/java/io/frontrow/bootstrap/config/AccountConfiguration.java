package io.frontrow.bootstrap.config;

import io.frontrow.account.model.AccountRules;
import io.frontrow.account.port.Sessions;
import io.frontrow.account.port.SignInFailures;
import io.frontrow.account.port.Users;
import io.frontrow.adapter.postgres.account.PostgresSessions;
import io.frontrow.adapter.postgres.account.PostgresUsers;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.adapter.redis.account.RedisSignInFailures;
import io.frontrow.adapter.web.security.TokenSettings;
import io.frontrow.bootstrap.settings.TokenProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** Provides the stores and the rules of accounts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenProperties.class)
public class AccountConfiguration {

    @Bean
    Users users(SqlExecutor executor) {
        return new PostgresUsers(executor);
    }

    @Bean
    Sessions sessions(SqlExecutor executor) {
        return new PostgresSessions(executor);
    }

    @Bean
    SignInFailures signInFailures(ReactiveStringRedisTemplate redis) {
        return new RedisSignInFailures(redis);
    }

    @Bean
    TokenSettings tokenSettings(TokenProperties tokens) {
        return tokens.signing();
    }

    @Bean
    AccountRules accountRules(TokenProperties tokens) {
        return tokens.accountRules();
    }
}
