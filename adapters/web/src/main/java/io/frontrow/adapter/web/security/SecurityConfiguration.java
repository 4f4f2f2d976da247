package io.frontrow.adapter.web.security;

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

/** Which call needs what. Nothing is kept between calls. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {
    private static final String API = "/api/v1/**";
    private static final String ADMIN = "/api/v1/admin/**";
    private static final String[] PUBLIC = {
        "/api/v1/users",
        "/api/v1/sessions",
        "/api/v1/sessions/refresh",
        "/api/v1/concerts",
        "/api/v1/concerts/*",
        "/api/v1/concerts/*/performances",
        "/api/v1/concerts/*/queue",
        "/api/v1/gateway/callbacks"
    };
    private static final String[] BY_QUEUE_TOKEN = {
        "/api/v1/queue-tokens/current",
        "/api/v1/queue-tokens/current/events",
        "/api/v1/performances/*/seats",
        "/api/v1/performances/*/seats/events"
    };
    private static final String[] WATCHED = {"/actuator/health/**", "/actuator/prometheus"};
    private static final String ACTUATOR = "/actuator/**";

    private static final ServerWebExchangeMatcher SIGNING_IN = ServerWebExchangeMatchers.pathMatchers(
            HttpMethod.POST, "/api/v1/users", "/api/v1/sessions", "/api/v1/sessions/refresh");
    private static final ServerAuthenticationConverter AUTHORIZATION_HEADER =
            new ServerBearerTokenAuthenticationConverter();

    private final ProblemWriter problems;

    SecurityConfiguration(ProblemWriter problems) {
        this.problems = problems;
    }

    /** Each filter, each token and each decision would be observed. */
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
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(unauthenticated()).accessDeniedHandler(forbidden()))
                .addFilterAfter(new QueueTokenFilter(queueTokens, problems), SecurityWebFiltersOrder.AUTHORIZATION)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(RequestCacheSpec::disable)
                .csrf(CsrfSpec::disable)
                .logout(LogoutSpec::disable)
                .build();
    }

    /** Outside of the API there are only pages for everybody. */
    private static void authorizationRules(AuthorizeExchangeSpec calls) {
        calls.pathMatchers(ADMIN)
                .hasRole("ADMIN")
                .pathMatchers(PUBLIC)
                .permitAll()
                .pathMatchers(BY_QUEUE_TOKEN)
                .permitAll()
                .pathMatchers(API)
                .authenticated()
                .pathMatchers(WATCHED)
                .permitAll()
                .pathMatchers(ACTUATOR)
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

    /** Whoever signs in or renews a session may still send along the token that has expired. */
    private static Mono<Authentication> accessToken(ServerWebExchange exchange) {
        return SIGNING_IN
                .matches(exchange)
                .flatMap(match -> match.isMatch() ? Mono.empty() : AUTHORIZATION_HEADER.convert(exchange));
    }

    private ServerAuthenticationEntryPoint unauthenticated() {
        return (exchange, _) -> problems.write(exchange, ProblemCode.UNAUTHENTICATED);
    }

    private ServerAccessDeniedHandler forbidden() {
        return (exchange, _) -> problems.write(exchange, ProblemCode.FORBIDDEN);
    }

    /** Requests that Spring Security's firewall finds no honest client would send. */
    @Bean
    ServerExchangeRejectedHandler malformed() {
        return (exchange, _) -> problems.write(exchange, Problem.invalid(Violation.of("request", "rejected")));
    }
}
