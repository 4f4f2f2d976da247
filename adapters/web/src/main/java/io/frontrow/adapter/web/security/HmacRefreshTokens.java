package io.frontrow.adapter.web.security;

import io.frontrow.account.model.RefreshToken;
import io.frontrow.account.port.RefreshTokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Refresh tokens derived by HMAC-SHA256 from the token that they replace, under a key derived from the signing key.
 * Without that key, neither a spent token nor the stored hashes reveal the next token.
 */
final class HmacRefreshTokens implements RefreshTokens {
    private static final String ALGORITHM = "HmacSHA256";

    private final DerivedSigningKeys keys;

    HmacRefreshTokens(TokenSettings settings) {
        this.keys = DerivedSigningKeys.of(settings, "refresh");
    }

    @Override
    public List<RefreshToken> replacements(RefreshToken spent) {
        return keys.all().stream()
                .map(key -> RefreshToken.of(hmac(key.secret(), spent.value())))
                .toList();
    }

    private static byte[] hmac(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
