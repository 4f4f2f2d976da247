package io.frontrow.wiring;

import io.frontrow.account.RecognizeUser;
import io.frontrow.account.RefreshSession;
import io.frontrow.account.SignIn;
import io.frontrow.account.SignUp;
import io.frontrow.account.SignUpFirstOperator;
import io.frontrow.account.model.AccountRules;
import io.frontrow.account.port.AccessTokens;
import io.frontrow.account.port.AttemptLimits;
import io.frontrow.account.port.FailedSignIns;
import io.frontrow.account.port.FederatedUsers;
import io.frontrow.account.port.OperatorCodes;
import io.frontrow.account.port.PasswordHashing;
import io.frontrow.account.port.RefreshTokens;
import io.frontrow.account.port.Sessions;
import io.frontrow.account.port.Users;
import io.frontrow.account.usecase.RecognizeUserUseCase;
import io.frontrow.account.usecase.RefreshSessionUseCase;
import io.frontrow.account.usecase.SignInUseCase;
import io.frontrow.account.usecase.SignUpFirstOperatorUseCase;
import io.frontrow.account.usecase.SignUpUseCase;
import io.frontrow.shared.port.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Constructs the use cases of accounts. */
@Configuration(proxyBeanMethods = false)
public class AccountUseCases {

    @Bean
    SignUp signUp(Users users, PasswordHashing hashing, AttemptLimits limits, Ids ids, AccountRules rules) {
        return new SignUpUseCase(users, hashing, limits, ids, rules);
    }

    @Bean
    SignUpFirstOperator signUpFirstOperator(
            OperatorCodes codes, PasswordHashing hashing, AttemptLimits limits, Ids ids) {
        return new SignUpFirstOperatorUseCase(codes, hashing, limits, ids);
    }

    @Bean
    RecognizeUser recognizeUser(FederatedUsers users, Ids ids) {
        return new RecognizeUserUseCase(users, ids);
    }

    @Bean
    SignIn signIn(
            Users users,
            Sessions sessions,
            PasswordHashing hashing,
            AccessTokens accessTokens,
            Ids ids,
            AttemptLimits limits,
            FailedSignIns failed,
            AccountRules rules) {
        return new SignInUseCase(users, sessions, hashing, accessTokens, ids, limits, failed, rules);
    }

    @Bean
    RefreshSession refreshSession(
            Sessions sessions, RefreshTokens refreshTokens, AccessTokens accessTokens, AccountRules rules) {
        return new RefreshSessionUseCase(sessions, refreshTokens, accessTokens, rules);
    }
}
