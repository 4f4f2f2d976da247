package io.frontrow.adapter.web.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.frontrow.shared.port.StoreUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/**
 * Verifies the access tokens of one issuer. Its keys are fetched when they are first needed, cached, and fetched again
 * for a token of an unknown key, at most twice within 30 s. An issuer that does not respond is made up for by its last keys
 * for an hour.
 */
final class IssuerTokenVerifier {
    private static final int TIMEOUT_MS = 1_000;
    private static final int DOCUMENT_BYTES_MAX = 100_000;
    private static final Duration OUTAGE_MAX = Duration.ofHours(1);

    /** Signatures that a key of the issuer alone can make. */
    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(
            SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256, SignatureAlgorithm.ES384);

    private final TrustedIssuers.Issuer issuer;
    private final DefaultResourceRetriever documents =
            new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, DOCUMENT_BYTES_MAX);
    private final JwtDecoder decoder = new SupplierJwtDecoder(this::newDecoder);

    IssuerTokenVerifier(TrustedIssuers.Issuer issuer) {
        this.issuer = issuer;
    }

    /**
     * Verifies a token. It blocks while keys are fetched.
     *
     * @return empty if the token is not valid
     * @throws StoreUnavailable if the keys cannot be had
     */
    Optional<Jwt> verify(String token) {
        try {
            return Optional.of(decoder.decode(token));
        } catch (BadJwtException _) {
            return Optional.empty();
        } catch (JwtException | JwtDecoderInitializationException e) {
            throw new StoreUnavailable(issuer.url(), e);
        }
    }

    private JwtDecoder newDecoder() {
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

    private URL keysUrl() {
        try {
            URL configuration = URI.create(issuer.url() + "/.well-known/openid-configuration")
                    .toURL();
            String document = documents.retrieveResource(configuration).getContent();
            return URI.create(JSONObjectUtils.getString(JSONObjectUtils.parse(document), "jwks_uri"))
                    .toURL();
        } catch (IOException | ParseException e) {
            throw new IllegalStateException("the configuration of " + issuer.url() + " cannot be read", e);
        }
    }
}
