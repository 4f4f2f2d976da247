package io.frontrow.account.model;

import io.frontrow.shared.id.UserId;
import java.time.Instant;

/** The two tokens of a session. */
public record SessionTokens(
        UserId userId, AccessToken accessToken, RefreshToken refreshToken, Instant refreshTokenExpiresAt) {}
