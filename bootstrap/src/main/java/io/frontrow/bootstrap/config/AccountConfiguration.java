package io.frontrow.bootstrap.config;

import io.frontrow.account.model.AccountRules;
import io.frontrow.account.port.Sessions;
import io.frontrow.account.port.Users;
import io.frontrow.adapter.postgres.account.PostgresSessions;
import io.frontrow.adapter.postgres.account.PostgresUsers;
import io.frontrow.adapter.web.security.TokenSettings;
import io.frontrow.bootstrap.settings.TokenProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Provides the stores and the rules of accounts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenProperties.class)
public class AccountConfiguration {

    @Bean
    Users users(DatabaseClient client) {
        return new PostgresUsers(client);
    }

    @Bean
    Sessions sessions(DatabaseClient client) {
        return new PostgresSessions(client);
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
