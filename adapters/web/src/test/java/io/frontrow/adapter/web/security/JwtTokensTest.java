package io.frontrow.adapter.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frontrow.account.model.AccessToken;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueToken;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JwtTokensTest {
    private static final Duration ACCESS_FOR = Duration.ofMinutes(15);
    private static final String ISSUER = "frontrow";
    private static final TokenSettings SETTINGS =
            new TokenSettings(ISSUER, "the first master key, of 32 bytes or more", null, ACCESS_FOR);
    private static final TokenSettings ROTATED =
            new TokenSettings(ISSUER, "the second master key, of 32 bytes or more", SETTINGS.signingKey(), ACCESS_FOR);
    private static final TokenSettings FORGOTTEN = new TokenSettings(ISSUER, ROTATED.signingKey(), null, ACCESS_FOR);
    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-12-01T11:00:00.700Z"));

    private static final User USER =
            new User(new UserId(UUID.randomUUID()), new Email("mina@frontrow.example"), "Mina", Role.USER);
    private static final SessionId SESSION = new SessionId(UUID.randomUUID());
    private static final QueueEntry TICKET = new QueueEntry(
            new QueueEntryId(UUID.randomUUID()),
            new ConcertId(UUID.randomUUID()),
            USER.userId(),
            new Place((1L << 53) - 1));

    private final JwtAccessTokens accessTokens = new JwtAccessTokens(SETTINGS, CLOCK);
    private final JwtQueueTokens queueTokens = new JwtQueueTokens(SETTINGS);

    static Stream<Map.Entry<String, String>> forgedAccessTokens() {
        return Forgeries.of(SETTINGS, "access", anAccessToken(), aQueueToken()).entrySet().stream();
    }

    static Stream<Map.Entry<String, String>> forgedQueueTokens() {
        return Forgeries.of(SETTINGS, "queue", aQueueToken(), anAccessToken()).entrySet().stream();
    }

    @Test
    void readsItsAccessTokens() {
        assertThat(accessTokens.read(anAccessToken())).contains(new Caller(USER.userId(), Role.USER, SESSION));
    }

    @Test
    void readsItsQueueTokens() {
        assertThat(queueTokens.read(aQueueToken())).contains(TICKET);
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void aTokenHasOneSpelling(UnaryOperator<String> spelling) {
        assertThat(queueTokens.read(spelling.apply(aQueueToken()))).isEmpty();
        assertThat(accessTokens.read(spelling.apply(anAccessToken()))).isEmpty();
    }

    /** The library takes each of these for the token itself. */
    static Stream<UnaryOperator<String>> spellings() {
        return Stream.of(
                token -> token + "~",
                token -> token + "=",
                token -> token + "~".repeat(2_000),
                token -> token.replaceFirst("(.)$", "~$1"),
                JwtTokensTest::withOtherLastBits);
    }

    /** Of the last character, two bits are no part of the signature. */
    private static String withOtherLastBits(String token) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + alphabet.charAt(last + 1);
    }

    @Test
    void aSealedTokenHasItsEntryButDoesNotShowThePlace() {
        QueueToken sealed = queueTokens.signSealed(TICKET);

        assertThat(queueTokens.read(sealed.value())).contains(TICKET);
        assertThat(new JwtQueueTokens(ROTATED).read(sealed.value())).contains(TICKET);
        assertThat(new JwtQueueTokens(SETTINGS).signSealed(TICKET)).isEqualTo(sealed);
        assertThat(claims(sealed.value()))
                .doesNotContain("place")
                .doesNotContain(String.valueOf(TICKET.place().value()));
    }

    @Test
    void sealedPlacesOfDifferentEntriesCannotBeCompared() {
        SealedPlaces seals = new SealedPlaces(DerivedSigningKeys.of(SETTINGS, "queue-place"));
        QueueEntryId one = new QueueEntryId(UUID.randomUUID());
        QueueEntryId other = new QueueEntryId(UUID.randomUUID());

        assertThat(seals.seal(new Place(7), one)).isNotEqualTo(seals.seal(new Place(7), other));
        assertThat(seals.open(seals.seal(new Place(7), one), one)).isEqualTo(new Place(7));
        assertThat(seals.open(seals.seal(new Place(0), other), other)).isEqualTo(new Place(0));
    }

    @ParameterizedTest
    @MethodSource("forgedAccessTokens")
    void rejectsForgedAccessTokens(Map.Entry<String, String> forgery) {
        assertThat(accessTokens.read(forgery.getValue())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forgedQueueTokens")
    void rejectsForgedQueueTokens(Map.Entry<String, String> forgery) {
        assertThat(queueTokens.read(forgery.getValue())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forgedQueueTokens")
    void rejectsAForgeryOfACachedToken(Map.Entry<String, String> forgery) {
        assertThat(queueTokens.read(aQueueToken())).contains(TICKET);
        assertThat(queueTokens.read(forgery.getValue())).isEmpty();
        assertThat(queueTokens.read(aQueueToken())).contains(TICKET);
    }

    @Test
    void expiresAtItsExpirySecond() {
        TestClock clock = new TestClock(CLOCK.instant());
        JwtAccessTokens tokens = new JwtAccessTokens(SETTINGS, clock);
        AccessToken token = tokens.issue(USER, SESSION);
        assertThat(token.expiresAt()).isEqualTo("2026-12-01T11:15:00Z");
        clock.turn(Duration.between(clock.instant(), token.expiresAt()).minusMillis(1));
        assertThat(tokens.read(token.value())).isPresent();
        clock.turn(Duration.ofMillis(1));
        assertThat(tokens.read(token.value())).isEmpty();
    }

    @Test
    void issuesTheSameTokenOnEveryInstance() {
        assertThat(new JwtQueueTokens(SETTINGS).sign(TICKET)).isEqualTo(queueTokens.sign(TICKET));
    }

    @Test
    void signsAsTheLibraryDoes() {
        assertThat(Forgeries.with(SETTINGS, "queue", aQueueToken(), _ -> {})).isEqualTo(aQueueToken());
        assertThat(Forgeries.with(SETTINGS, "access", anAccessToken(), _ -> {})).isEqualTo(anAccessToken());
        String sealed = queueTokens.signSealed(TICKET).value();
        assertThat(Forgeries.with(SETTINGS, "queue", sealed, _ -> {})).isEqualTo(sealed);
    }

    @Test
    void derivesOneKeyForEachPurpose() {
        assertThat(DerivedSigningKeys.of(SETTINGS, "access").current().id())
                .isNotEqualTo(DerivedSigningKeys.of(SETTINGS, "queue").current().id());
    }

    @Test
    void acceptsTokensOfThePreviousKeyOnly() {
        assertThat(new JwtQueueTokens(ROTATED).read(aQueueToken())).contains(TICKET);
        assertThat(new JwtAccessTokens(ROTATED, CLOCK).read(anAccessToken())).isPresent();
        assertThat(new JwtQueueTokens(FORGOTTEN).read(aQueueToken())).isEmpty();
        assertThat(new JwtAccessTokens(FORGOTTEN, CLOCK).read(anAccessToken())).isEmpty();
    }

    @Test
    void namesItselfAsIssuerAndAudience() {
        assertThat(claims(anAccessToken())).contains("\"iss\":\"frontrow\"", "\"aud\":\"frontrow\"");
        assertThat(claims(aQueueToken())).contains("\"iss\":\"frontrow\"", "\"aud\":\"frontrow\"");
    }

    @Test
    void rejectsTokensOfAnotherIssuerWithTheSameKey() {
        TokenSettings staging = new TokenSettings("staging", SETTINGS.signingKey(), null, ACCESS_FOR);

        assertThat(accessTokens.read(
                        new JwtAccessTokens(staging, CLOCK).issue(USER, SESSION).value()))
                .isEmpty();
        assertThat(queueTokens.read(new JwtQueueTokens(staging).sign(TICKET).value()))
                .isEmpty();
    }

    /** Tokens of a version that named neither. */
    @Test
    void acceptsTokensWithoutIssuerAndAudience() {
        assertThat(accessTokens.read(Forgeries.with(SETTINGS, "access", anAccessToken(), JwtTokensTest::nameNobody)))
                .isPresent();
        assertThat(queueTokens.read(Forgeries.with(SETTINGS, "queue", aQueueToken(), JwtTokensTest::nameNobody)))
                .contains(TICKET);
    }

    private static void nameNobody(Map<String, Object> claims) {
        claims.remove("iss");
        claims.remove("aud");
    }

    @Test
    void signsWithTheCurrentKey() {
        String token = new JwtQueueTokens(ROTATED).sign(TICKET).value();
        assertThat(new JwtQueueTokens(FORGOTTEN).read(token)).contains(TICKET);
    }

    @Test
    void rejectsAShortKeyWithoutRevealingIt() {
        TokenSettings shortKey = new TokenSettings(ISSUER, "31 bytes are too few for a key.", null, ACCESS_FOR);
        assertThatThrownBy(() -> new JwtQueueTokens(shortKey))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(shortKey.signingKey());
        assertThat(shortKey.toString()).doesNotContain(shortKey.signingKey());
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8);
    }

    private static String anAccessToken() {
        return new JwtAccessTokens(SETTINGS, CLOCK).issue(USER, SESSION).value();
    }

    private static String aQueueToken() {
        return new JwtQueueTokens(SETTINGS).sign(TICKET).value();
    }
}
