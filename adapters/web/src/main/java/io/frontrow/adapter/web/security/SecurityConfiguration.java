package io.frontrow.adapter.web.security;

import io.frontrow.adapter.web.http.ApiPaths;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.ProblemWriter;
import io.frontrow.adapter.web.problem.Violation;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.OAuth2ResourceServerSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Configures Spring Security. It is stateless: no session is kept between requests. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {
    private static final String OPERATOR_ROLE = "ADMIN";
    private static final ServerWebExchangeMatcher SIGN_IN =
            ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, Access.SIGN_IN.paths());
    private static final ServerAuthenticationConverter AUTHORIZATION_HEADER =
            new ServerBearerTokenAuthenticationConverter();

    private final ProblemWriter problems;

    SecurityConfiguration(ProblemWriter problems) {
        this.problems = problems;
    }

    /**
     * Turns off observations: Spring Security would otherwise observe every filter, token and decision of a request.
     */
    @Bean
    SecurityObservationSettings noSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    JwtAccessTokens accessTokens(TokenSettings settings, Clock clock) {
        return new JwtAccessTokens(settings, clock);
    }

    @Bean
    JwtQueueTokens queueTokens(TokenSettings settings) {
        return new JwtQueueTokens(settings);
    }

    @Bean
    Argon2PasswordHashing passwordHashing() {
        return new Argon2PasswordHashing();
    }

    @Bean
    ReactiveAuthenticationManager bearerTokenAuthentication(AccessTokenReader tokens) {
        return new BearerTokenAuthenticationManager(tokens);
    }

    @Bean
    SecurityWebFilterChain securityFilterChain(
            ServerHttpSecurity http,
            ReactiveAuthenticationManager bearerTokenAuthentication,
            QueueTokenReader queueTokens) {
        return http.authorizeExchange(SecurityConfiguration::authorizationRules)
                .oauth2ResourceServer(bearer -> configureBearerTokens(bearer, bearerTokenAuthentication))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthenticated()).accessDeniedHandler(forbidden()))
                .addFilterAfter(new QueueTokenFilter(queueTokens, problems), SecurityWebFiltersOrder.AUTHORIZATION)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(RequestCacheSpec::disable)
                .csrf(CsrfSpec::disable)
                .logout(LogoutSpec::disable)
                .build();
    }

    /**
     * The first matcher that fits decides. The paths of {@link Access} exclude each other, so the most frequent come
     * first. The wildcards after them catch paths that no controller maps, the narrower before the wider: they hide
     * from strangers which paths exist. Everything outside the API and the actuator is public.
     */
    private static void authorizationRules(AuthorizeExchangeSpec exchanges) {
        exchanges
                .pathMatchers(Access.QUEUE_TOKEN.paths())
                .permitAll()
                .pathMatchers(Access.PUBLIC.paths())
                .permitAll()
                .pathMatchers(Access.SIGN_IN.paths())
                .permitAll()
                .pathMatchers(Access.USER.paths())
                .authenticated()
                .pathMatchers(Access.OPERATOR.paths())
                .hasRole(OPERATOR_ROLE)
                .pathMatchers(ApiPaths.V1 + "/admin/**")
                .hasRole(OPERATOR_ROLE)
                .pathMatchers(ApiPaths.V1 + "/**")
                .authenticated()
                .pathMatchers("/actuator/health/**", "/actuator/prometheus")
                .permitAll()
                .pathMatchers("/actuator/**")
                .denyAll()
                .anyExchange()
                .permitAll();
    }

    private void configureBearerTokens(OAuth2ResourceServerSpec bearer, ReactiveAuthenticationManager tokens) {
        bearer.jwt(jwt -> jwt.authenticationManager(tokens))
                .bearerTokenConverter(SecurityConfiguration::accessToken)
                .authenticationEntryPoint(unauthenticated())
                .accessDeniedHandler(forbidden());
    }

    /** Ignores the access token of a request that signs in or renews a session, since it may have expired. */
    private static Mono<Authentication> accessToken(ServerWebExchange exchange) {
        return SIGN_IN.matches(exchange)
                .flatMap(match -> match.isMatch() ? Mono.empty() : AUTHORIZATION_HEADER.convert(exchange));
    }

    private ServerAuthenticationEntryPoint unauthenticated() {
        return (exchange, _) -> problems.write(exchange, ProblemCode.UNAUTHENTICATED);
    }

    private ServerAccessDeniedHandler forbidden() {
        return (exchange, _) -> problems.write(exchange, ProblemCode.FORBIDDEN);
    }

    /** Reports requests that Spring Security's firewall rejects as invalid. */
    @Bean
    ServerExchangeRejectedHandler malformed() {
        return (exchange, _) -> problems.write(exchange, Problem.invalid(Violation.of("request", "rejected")));
    }
}
