package io.frontrow.account.port;

import io.frontrow.account.model.RefreshToken;
import io.frontrow.shared.model.Sha256;
import java.util.List;

/** Refresh tokens derived by SHA-256 from secrets, the current one first. */
public final class FakeRefreshTokens implements RefreshTokens {

    private final List<String> secrets;

    public FakeRefreshTokens(String... secrets) {
        this.secrets = List.of(secrets);
    }

    @Override
    public List<RefreshToken> replacements(RefreshToken spent) {
        return secrets.stream()
                .map(secret -> new RefreshToken(Sha256.hex(secret + spent.value())))
                .toList();
    }
}
