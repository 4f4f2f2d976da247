package io.frontrow.adapter.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.RefreshToken;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HmacRefreshTokensTest {
    private static final RefreshToken SPENT = new RefreshToken("spent");
    private static final String KEY = "the first master key, of 32 bytes or more";
    private static final String NEXT_KEY = "the second master key, of 32 bytes or more";

    @Test
    void derivesTheSameReplacementOnEveryInstance() {
        assertThat(tokens(KEY, null).replacements(SPENT))
                .singleElement()
                .isEqualTo(tokens(KEY, null).replacements(SPENT).getFirst())
                .isNotEqualTo(tokens(NEXT_KEY, null).replacements(SPENT).getFirst())
                .isNotEqualTo(SPENT);
    }

    @Test
    void derivesOtherReplacementsOfOtherTokens() {
        assertThat(tokens(KEY, null).replacements(new RefreshToken("spent2")))
                .doesNotContainAnyElementsOf(tokens(KEY, null).replacements(SPENT));
    }

    @Test
    void makesTokensOfTheSameLengthAsRandomOnes() {
        assertThat(tokens(KEY, null).replacements(SPENT).getFirst().value()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void derivesTheReplacementByThePreviousKeyAsWell() {
        List<RefreshToken> replacements = tokens(NEXT_KEY, KEY).replacements(SPENT);

        assertThat(replacements)
                .containsExactly(
                        tokens(NEXT_KEY, null).replacements(SPENT).getFirst(),
                        tokens(KEY, null).replacements(SPENT).getFirst());
    }

    private static HmacRefreshTokens tokens(String key, @Nullable String previousKey) {
        return new HmacRefreshTokens(new TokenSettings("frontrow", key, previousKey, Duration.ofMinutes(15)));
    }
}
