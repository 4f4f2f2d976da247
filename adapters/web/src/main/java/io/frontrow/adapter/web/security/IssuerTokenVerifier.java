package io.frontrow.adapter.web.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.port.StoreUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Verifies the access tokens of one issuer. Its keys are fetched when they are first needed, cached, and fetched again
 * for a token of an unknown key, at most twice within 30 s. An issuer that does not respond is made up for by its last
 * keys for an hour. Without any, it is asked again after some seconds, and tokens are rejected meanwhile.
 *
 * <p>Fetching blocks, and anybody can send tokens that name the issuer. So this happens on a few threads of its own.
 */
final class IssuerTokenVerifier {
    /** For connecting, and for each read. */
    private static final int TIMEOUT_MS = 1_000;

    /** Longer than an issuer takes that just connects and responds in time. */
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(5);
    private static final int THREADS_MAX = 4;
    private static final int WAITING_PER_THREAD_MAX = 1_000;
    private static final int THREAD_LIFE_SECONDS = 60;

    /** Reactor's value for a result that is cached without limit. */
    private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

    private static final int DOCUMENT_BYTES_MAX = 100_000;
    private static final Duration OUTAGE_MAX = Duration.ofHours(1);

    /** Signatures that a key of the issuer alone can make. */
    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(
            SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256, SignatureAlgorithm.ES384);

    private final TrustedIssuers.Issuer issuer;
    private final DefaultResourceRetriever documents =
            new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, DOCUMENT_BYTES_MAX);
    private final Scheduler threads =
            Schedulers.newBoundedElastic(THREADS_MAX, WAITING_PER_THREAD_MAX, "issuer", THREAD_LIFE_SECONDS, true);
    private final Mono<JwtDecoder> decoder;

    /** @param clock times how long a failure is remembered */
    IssuerTokenVerifier(TrustedIssuers.Issuer issuer, Scheduler clock) {
        this.issuer = issuer;
        this.decoder = RunToCompletion.once(
                        () -> Mono.fromCallable(this::newDecoder).subscribeOn(threads))
                .timeout(DEADLINE)
                .onErrorMap(error -> new StoreUnavailable(issuer.url(), error))
                .cache(_ -> FOREVER, _ -> ASKED_AGAIN_AFTER, () -> ASKED_AGAIN_AFTER, clock);
    }

    /**
     * {@return the token; empty if it is not valid} It is an error {@link StoreUnavailable} if the keys cannot be had.
     */
    Mono<Jwt> verify(String token) {
        return decoder.flatMap(keys -> Mono.fromCallable(() -> keys.decode(token))
                .subscribeOn(threads)
                .timeout(DEADLINE)
                .onErrorComplete(BadJwtException.class)
                .onErrorMap(IssuerTokenVerifier::isUnavailability, error -> new StoreUnavailable(issuer.url(), error)));
    }

    private static boolean isUnavailability(Throwable error) {
        return error instanceof JwtException
                || error instanceof TimeoutException
                || error instanceof RejectedExecutionException;
    }

    private JwtDecoder newDecoder() throws IOException, ParseException {
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(keysUrl(), documents)
                .outageTolerant(OUTAGE_MAX.toMillis())
                .build();
        NimbusJwtDecoder verifying = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(accepted -> accepted.addAll(ALGORITHMS))
                .build();
        verifying.setJwtValidator(JwtValidators.createDefaultWithValidators(
                List.of(types(), new JwtIssuerValidator(issuer.url()), audience())));
        return verifying;
    }

    /** Issuers of today say {@code at+jwt} (RFC 9068), older ones {@code JWT} or nothing. */
    private static JwtTypeValidator types() {
        JwtTypeValidator types = new JwtTypeValidator("JWT", "at+jwt");
        types.setAllowEmpty(true);
        return types;
    }

    private JwtClaimValidator<List<String>> audience() {
        return new JwtClaimValidator<>(
                JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(issuer.audience()));
    }

    private URL keysUrl() throws IOException, ParseException {
        URL configuration =
                URI.create(issuer.url() + "/.well-known/openid-configuration").toURL();
        String document = documents.retrieveResource(configuration).getContent();
        return URI.create(JSONObjectUtils.getString(JSONObjectUtils.parse(document), "jwks_uri"))
                .toURL();
    }
}
