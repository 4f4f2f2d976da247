package io.frontrow.account.model;

import io.frontrow.shared.id.UserId;
import java.time.Instant;

/** The two tokens of a session, and whose session it is. */
public record SessionTokens(
        User user, AccessToken accessToken, RefreshToken refreshToken, Instant refreshTokenExpiresAt) {

    public UserId userId() {
        return user.userId();
    }
}
