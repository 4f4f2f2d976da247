package io.frontrow.adapter.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs and verifies the tokens of one purpose: JSON Web Tokens signed by HS256, of a single type. Each names the
 * issuer, which is the audience as well, so that no token of another installation that shares the key is accepted.
 * Verified tokens are cached by their whole text including the signature, since most are sent many times.
 *
 * @param <T> the content of such a token
 */
final class SignedTokens<T> {
    /** Each entry has a token of a few hundred characters and its content. */
    private static final int CACHED_MAX = 20_000;

    /** Above the length of any token that is issued here. */
    private static final int LENGTH_MAX = 1_024;

    /**
     * The one spelling of a token. The library ignores characters outside the alphabet and the last two bits of the
     * signature, so that a token could be sent, and cached, in any number of spellings.
     */
    private static final Pattern CANONICAL =
            Pattern.compile("[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final JsonMapper JSON = new JsonMapper();

    private static final String ISSUER = "iss";
    private static final String AUDIENCE = "aud";

    private final JOSEObjectType type;
    private final String issuer;
    private final DerivedSigningKeys keys;

    /** The header of the tokens that are signed here, encoded. */
    private final String header;

    private final Function<TokenClaims, T> content;
    private final Cache<String, T> cache = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(CACHED_MAX)
            .build();

    /**
     * Derives the keys.
     *
     * @throws IllegalArgumentException if a signing key is too short
     */
    SignedTokens(String type, TokenSettings settings, String purpose, Function<TokenClaims, T> content) {
        this.type = new JOSEObjectType(type);
        this.issuer = settings.issuer();
        this.keys = DerivedSigningKeys.of(settings, purpose);
        this.header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(this.type)
                .keyID(keys.current().id())
                .build()
                .toBase64URL()
                .toString();
        this.content = content;
    }

    /**
     * Makes the token as the library does, which takes several times as long: it looks the algorithm up and encodes the
     * header for each token.
     *
     * @return the signed token; the same for the same claims and key
     */
    String sign(Map<String, Object> claims) {
        Map<String, Object> inOrderOfLibrary = new HashMap<>(withIssuer(claims));
        String signed = header + "." + BASE64.encodeToString(JSON.writeValueAsBytes(inOrderOfLibrary));
        return signed + "." + BASE64.encodeToString(keys.current().hmac(signed));
    }

    private Map<String, Object> withIssuer(Map<String, Object> claims) {
        Map<String, Object> all = new TreeMap<>(claims);
        all.put(ISSUER, issuer);
        all.put(AUDIENCE, issuer);
        return all;
    }

    /** {@return the content of the token, or empty if it was not issued here or has another purpose} */
    Optional<T> read(String token) {
        Optional<T> cached = Optional.ofNullable(cache.getIfPresent(token));
        return cached.isPresent() ? cached : verified(token);
    }

    private static boolean isCanonical(String token) {
        return token.length() <= LENGTH_MAX && CANONICAL.matcher(token).matches();
    }

    private Optional<T> verified(String token) {
        Optional<T> verified = isCanonical(token) ? claims(token).map(content) : Optional.empty();
        verified.ifPresent(it -> cache.put(token, it));
        return verified;
    }

    private Optional<TokenClaims> claims(String token) {
        try {
            JWSObject signed = JWSObject.parse(token);
            return isSignedHere(signed)
                    ? Optional.of(new TokenClaims(signed.getPayload().toJSONObject()))
                            .filter(this::isOfThisIssuer)
                    : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private boolean isSignedHere(JWSObject token) throws JOSEException {
        JWSHeader header = token.getHeader();
        if (!JWSAlgorithm.HS256.equals(header.getAlgorithm()) || !type.equals(header.getType())) {
            return false;
        }
        Optional<DerivedSigningKeys.Key> key =
                Optional.ofNullable(header.getKeyID()).flatMap(keys::find);
        return key.isPresent() && token.verify(key.get().verifier());
    }

    /** A queue token does not expire, and an earlier version named no issuer in it. Its tokens are accepted. */
    private boolean isOfThisIssuer(TokenClaims claims) {
        return claims.isAbsentOr(ISSUER, issuer) && claims.isAbsentOr(AUDIENCE, issuer);
    }
}
