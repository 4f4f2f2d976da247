package io.frontrow.adapter.web.security;

import io.frontrow.account.model.RefreshToken;
import io.frontrow.account.port.RefreshTokens;
import java.util.List;

/**
 * Refresh tokens derived by HMAC-SHA256 from the token that they replace, under a key derived from the signing key.
 * Without that key, neither a spent token nor the stored hashes reveal the next token.
 */
final class HmacRefreshTokens implements RefreshTokens {
    private final DerivedSigningKeys keys;

    HmacRefreshTokens(TokenSettings settings) {
        this.keys = DerivedSigningKeys.of(settings, "refresh");
    }

    @Override
    public List<RefreshToken> replacements(RefreshToken spent) {
        return keys.all().stream()
                .map(key -> RefreshToken.of(key.hmac(spent.value())))
                .toList();
    }
}
