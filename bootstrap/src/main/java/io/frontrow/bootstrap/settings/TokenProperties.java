package io.frontrow.bootstrap.settings;

import io.frontrow.adapter.web.security.TokenSettings;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the tokens that Frontrow issues.
 *
 * @param issuer who issues the tokens, and whom they are for, 1 … 100 characters; the same on every instance
 * @param signingKey signs every token; at least 32 bytes, the same on every instance
 * @param previousSigningKey signs nothing, but tokens signed with it are accepted while the key is being changed
 * @param accessTokenLifetime how long an access token is valid, 10 s … 24 h
 * @param refreshTokenLifetime how long a refresh token is valid, 1 min … 365 days
 */
@Validated
@ConfigurationProperties("frontrow.tokens")
public record TokenProperties(
        @DefaultValue("frontrow") @NotBlank @Size(max = 100) String issuer,

        @NotBlank String signingKey,
        @Nullable String previousSigningKey,

        @DefaultValue("15m") @DurationMin(seconds = 10) @DurationMax(days = 1)
        Duration accessTokenLifetime,

        @DefaultValue("14d") @DurationMin(minutes = 1) @DurationMax(days = 365)
        Duration refreshTokenLifetime) {

    /** {@return what the signing of tokens takes from these settings} */
    public TokenSettings signing() {
        boolean hasPreviousKey = previousSigningKey != null && !previousSigningKey.isBlank();
        return new TokenSettings(issuer, signingKey, hasPreviousKey ? previousSigningKey : null, accessTokenLifetime);
    }

    /** Contains no key. */
    @Override
    public String toString() {
        return "TokenProperties[hidden]";
    }
}
