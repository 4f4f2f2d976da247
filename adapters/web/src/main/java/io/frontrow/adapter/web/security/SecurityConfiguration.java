package io.frontrow.adapter.web.security;

import io.frontrow.account.RecognizeUser;
import io.frontrow.adapter.web.http.ApiPaths;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.ProblemWriter;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.shared.port.StoreUnavailable;
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
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
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

    private static final ServerWebExchangeMatcher NEEDS_NO_CALLER = ServerWebExchangeMatchers.matchers(
            ServerWebExchangeMatchers.pathMatchers(Access.PUBLIC.paths()),
            ServerWebExchangeMatchers.pathMatchers(Access.QUEUE_TOKEN.paths()));

    private final ProblemWriter problems;
    private final Rejections rejections;

    SecurityConfiguration(ProblemWriter problems, Rejections rejections) {
        this.problems = problems;
        this.rejections = rejections;
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
    IssuerTokens issuerTokens(TrustedIssuers issuers, RecognizeUser users, Clock clock) {
        return new IssuerTokens(issuers, users, clock);
    }

    @Bean
    CallerReader callers(AccessTokenReader accessTokens, IssuerTokens issuerTokens) {
        return new CallerReader(token -> accessTokens.read(token).or(() -> issuerTokens.read(token)));
    }

    @Bean
    HmacRefreshTokens refreshTokens(TokenSettings settings) {
        return new HmacRefreshTokens(settings);
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
    CallerConverter callerConverter(AccessTokenReader accessTokens, CurrentRights rights, IssuerTokens issuerTokens) {
        return new CallerConverter(accessTokens, rights, issuerTokens);
    }

    /** Accepts the callers that {@link CallerConverter} has identified. */
    @Bean
    ReactiveAuthenticationManager callerAuthentication() {
        return Mono::just;
    }

    @Bean
    SecurityWebFilterChain securityFilterChain(
            ServerHttpSecurity http,
            ReactiveAuthenticationManager callerAuthentication,
            CallerConverter callers,
            QueueTokenReader queueTokens,
            CorsSettings cors) {
        if (!cors.allowedOrigins().isEmpty()) {
            http.addFilterAt(new AllowedOriginsFilter(cors), SecurityWebFiltersOrder.CORS);
        }
        return http.authorizeExchange(SecurityConfiguration::authorizationRules)
                .oauth2ResourceServer(bearer -> configureBearerTokens(bearer, callerAuthentication, callers))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthenticated()).accessDeniedHandler(forbidden()))
                .addFilterAfter(new QueueTokenFilter(queueTokens, rejections), SecurityWebFiltersOrder.AUTHORIZATION)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(RequestCacheSpec::disable)
                .csrf(CsrfSpec::disable)
                .logout(LogoutSpec::disable)
                .build();
    }

    /**
     * The first matcher that fits decides. The paths of {@link Access} exclude each other, so the most frequent come
     * first. The wildcards after them protect operations that have no rule, the narrower before the wider. For paths
     * that no controller maps, {@link Rejections} reports that they do not exist. Everything outside the API and the
     * actuator is public.
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

    private void configureBearerTokens(
            OAuth2ResourceServerSpec bearer, ReactiveAuthenticationManager authentication, CallerConverter callers) {
        bearer.jwt(jwt -> jwt.authenticationManager(authentication))
                .bearerTokenConverter(exchange -> accessToken(exchange, callers))
                .authenticationEntryPoint(unauthenticated())
                .accessDeniedHandler(forbidden());
    }

    /**
     * Ignores the access token of a request that begins, renews or ends a session: its body proves who the user is. A
     * token that nobody can verify for now is no token where none is needed.
     */
    private static Mono<Authentication> accessToken(ServerWebExchange exchange, CallerConverter callers) {
        return SIGN_IN.matches(exchange)
                .flatMap(match -> match.isMatch() ? Mono.empty() : callers.convert(exchange))
                .onErrorResume(
                        StoreUnavailable.class,
                        unavailable -> NEEDS_NO_CALLER
                                .matches(exchange)
                                .flatMap(match -> match.isMatch() ? Mono.empty() : Mono.error(unavailable)));
    }

    private ServerAuthenticationEntryPoint unauthenticated() {
        return (exchange, _) -> rejections.reject(exchange, ProblemCode.UNAUTHENTICATED);
    }

    private ServerAccessDeniedHandler forbidden() {
        return (exchange, _) -> rejections.reject(exchange, ProblemCode.FORBIDDEN);
    }

    /** Lets every method through to the mappings, which report one that a path lacks with an {@code Allow} header. */
    @Bean
    ServerWebExchangeFirewall firewall() {
        StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    /** Reports requests that Spring Security's firewall rejects as invalid. */
    @Bean
    ServerExchangeRejectedHandler malformed() {
        return (exchange, _) -> problems.write(exchange, Problem.invalid(Violation.of("request", "rejected")));
    }
}
