package io.frontrow.bootstrap.config;

import io.frontrow.account.RefreshSession;
import io.frontrow.account.SignIn;
import io.frontrow.account.SignUp;
import io.frontrow.account.port.AccessTokens;
import io.frontrow.account.port.PasswordHashing;
import io.frontrow.account.port.Sessions;
import io.frontrow.account.port.Users;
import io.frontrow.account.usecase.RefreshSessionUseCase;
import io.frontrow.account.usecase.SignInUseCase;
import io.frontrow.account.usecase.SignUpUseCase;
import io.frontrow.adapter.postgres.PostgresSessions;
import io.frontrow.adapter.postgres.PostgresUsers;
import io.frontrow.adapter.web.security.TokenSettings;
import io.frontrow.bootstrap.settings.TokenProperties;
import io.frontrow.shared.port.Ids;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Puts accounts together. */
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
    SignUp signUp(Users users, PasswordHashing hashing, Ids ids) {
        return new SignUpUseCase(users, hashing, ids);
    }

    @Bean
    SignIn signIn(
            Users users,
            Sessions sessions,
            PasswordHashing hashing,
            AccessTokens accessTokens,
            Ids ids,
            TokenProperties tokens) {
        return new SignInUseCase(users, sessions, hashing, accessTokens, ids, tokens.accountRules());
    }

    @Bean
    RefreshSession refreshSession(Sessions sessions, AccessTokens accessTokens, TokenProperties tokens) {
        return new RefreshSessionUseCase(sessions, accessTokens, tokens.accountRules());
    }
}
