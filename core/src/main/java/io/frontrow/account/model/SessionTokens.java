package io.frontrow.account.model;

import java.time.Instant;

/** The pair of tokens that a session lives by. */
public record SessionTokens(
        UserId userId, AccessToken accessToken, RefreshToken refreshToken, Instant refreshTokenExpiresAt) {}
