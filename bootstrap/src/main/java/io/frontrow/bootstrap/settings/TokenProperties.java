package io.frontrow.bootstrap.settings;

import io.frontrow.adapter.web.security.TokenSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How tokens are signed and how long they last.
 *
 * @param signingKey signs every token; at least 32 bytes, the same on every instance
 * @param previousSigningKey is still believed, so that a key can be changed while people wait
 * @param accessSeconds how long an access token is good for
 * @param refreshSeconds how long a refresh token is good for
 */
@Validated
@ConfigurationProperties("frontrow.tokens")
public record TokenProperties(
        @NotBlank String signingKey,
        @Nullable String previousSigningKey,
        @DefaultValue("900") @Min(10) @Max(86_400) int accessSeconds,
        @DefaultValue("1209600") @Min(60) @Max(31_536_000) int refreshSeconds) {

    /** What the signing of tokens is to know. */
    public TokenSettings signing() {
        boolean keyChanged = previousSigningKey != null && !previousSigningKey.isBlank();
        return new TokenSettings(signingKey, keyChanged ? previousSigningKey : null, Duration.ofSeconds(accessSeconds));
    }

    public Duration refreshFor() {
        return Duration.ofSeconds(refreshSeconds);
    }

    /** Tells no key. */
    @Override
    public String toString() {
        return "TokenProperties[hidden]";
    }
}
