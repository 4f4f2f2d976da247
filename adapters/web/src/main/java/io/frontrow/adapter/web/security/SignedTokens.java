package io.frontrow.adapter.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Signs and reads the tokens of one purpose: JSON Web Tokens, always HS256, always of one type. What a token of ours says is
 * remembered by its whole text, signature included, since most are sent again and again.
 *
 * @param <T> what such a token says
 */
final class SignedTokens<T> {
    /** Of each, a text of a few hundred characters and what it says. */
    private static final int REMEMBERED_MAX = 20_000;

    private final JOSEObjectType type;
    private final DerivedSigningKeys keys;
    private final Function<TokenClaims, T> meaning;
    private final Cache<String, T> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

    SignedTokens(String type, DerivedSigningKeys keys, Function<TokenClaims, T> meaning) {
        this.type = new JOSEObjectType(type);
        this.keys = keys;
        this.meaning = meaning;
    }

    /** The same claims give the same token, while the key stays. */
    String sign(Map<String, Object> claims) {
        DerivedSigningKeys.Key key = keys.current();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(type)
                .keyID(key.id())
                .build();
        JWSObject token = new JWSObject(header, new Payload(claims));
        try {
            token.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("the key is made for HS256", e);
        }
        return token.serialize();
    }

    /** What the token says; empty if it is none of ours, or made for something else. */
    Optional<T> read(String token) {
        Optional<T> known = Optional.ofNullable(remembered.getIfPresent(token));
        return known.isPresent() ? known : verified(token);
    }

    private Optional<T> verified(String token) {
        Optional<T> said = claims(token).map(meaning);
        said.ifPresent(it -> remembered.put(token, it));
        return said;
    }

    private Optional<TokenClaims> claims(String token) {
        try {
            JWSObject signed = JWSObject.parse(token);
            return isOurs(signed)
                    ? Optional.of(new TokenClaims(signed.getPayload().toJSONObject()))
                    : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private boolean isOurs(JWSObject token) throws JOSEException {
        JWSHeader header = token.getHeader();
        if (!JWSAlgorithm.HS256.equals(header.getAlgorithm()) || !type.equals(header.getType())) {
            return false;
        }
        Optional<DerivedSigningKeys.Key> key =
                Optional.ofNullable(header.getKeyID()).flatMap(keys::find);
        return key.isPresent() && token.verify(key.get().verifier());
    }
}
