package io.frontrow.account.model;

import java.time.Instant;

/** The two tokens of a session. */
public record SessionTokens(
        UserId userId, AccessToken accessToken, RefreshToken refreshToken, Instant refreshTokenExpiresAt) {}
