package io.frontrow.account.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.RefreshSession;
import io.frontrow.account.RefreshSession.Result;
import io.frontrow.account.model.AccountRules;
import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.RefreshToken;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.SessionTokens;
import io.frontrow.account.model.User;
import io.frontrow.account.port.FakeAccessTokens;
import io.frontrow.account.port.FakeRefreshTokens;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefreshSessionUseCaseTest {

    private static final Duration REFRESH_FOR = Duration.ofDays(14);
    private static final User ADA =
            new User(new UserId(UUID.randomUUID()), new Email("ada@frontrow.example"), "Ada", Role.USER);
    private static final SessionId SESSION = new SessionId(UUID.randomUUID());
    private static final RefreshToken FIRST = new RefreshToken("the first one");

    private final TestClock clock = new TestClock();
    private final SystemOfRecord store = SystemOfRecord.inMemory(clock);
    private final RefreshSession refreshSession = refreshingBy("secret");

    @BeforeEach
    void adaHasSignedIn() {
        get(store.users().add(new Credentials(ADA, new PasswordHash("of a password"))));
        get(store.sessions().open(SESSION, ADA.userId(), FIRST.hash(), REFRESH_FOR));
    }

    @Test
    void aRefreshTokenBuysANewPairForTheSameSession() {
        clock.turn(Duration.ofDays(1));

        SessionTokens tokens = refreshed(FIRST);

        assertThat(tokens.userId()).isEqualTo(ADA.userId());
        assertThat(tokens.user()).isEqualTo(ADA);
        assertThat(tokens.accessToken().value()).isEqualTo(ADA.userId().value() + "." + SESSION.value());
        assertThat(tokens.refreshToken()).isNotEqualTo(FIRST);
        assertThat(tokens.refreshTokenExpiresAt()).isEqualTo(clock.instant().plus(REFRESH_FOR));
    }

    @Test
    void aSessionLastsAsLongAsItIsRefreshed() {
        RefreshToken token = FIRST;
        for (int day = 0; day < 30; day++) {
            clock.turn(Duration.ofDays(1));
            token = refreshed(token).refreshToken();
        }

        assertThat(refresh(token)).isInstanceOf(Result.Refreshed.class);
    }

    @Test
    void aSpentTokenReturnsItsReplacementAgainWithinTheGrace() {
        SessionTokens second = refreshed(FIRST);
        clock.turn(AccountRules.REFRESH_GRACE.minusMillis(1));

        SessionTokens again = refreshed(FIRST);

        assertThat(again.refreshToken()).isEqualTo(second.refreshToken());
        assertThat(again.refreshTokenExpiresAt()).isEqualTo(second.refreshTokenExpiresAt());
        assertThat(again.accessToken().expiresAt()).isAfter(second.accessToken().expiresAt());
        assertThat(refresh(again.refreshToken())).isInstanceOf(Result.Refreshed.class);
    }

    @Test
    void aReplacementIsReturnedAgainAfterTheSecretHasChanged() {
        RefreshToken second = refreshed(FIRST).refreshToken();

        assertThat(get(refreshingBy("new secret", "secret").refresh(FIRST)))
                .isInstanceOfSatisfying(
                        Result.Refreshed.class,
                        refreshed ->
                                assertThat(refreshed.tokens().refreshToken()).isEqualTo(second));
    }

    @Test
    void aReplacementByAnUnknownSecretIsNotReturnedAndEndsNoSession() {
        RefreshToken second = refreshed(FIRST).refreshToken();

        assertThat(get(refreshingBy("new secret").refresh(FIRST))).isEqualTo(new Result.SessionEnded());

        assertThat(refresh(second)).isInstanceOf(Result.Refreshed.class);
    }

    @Test
    void aSpentTokenEndsTheSessionAfterTheGrace() {
        RefreshToken second = refreshed(FIRST).refreshToken();
        clock.turn(AccountRules.REFRESH_GRACE);

        assertThat(refresh(FIRST)).isEqualTo(new Result.SessionEnded());

        assertThat(refresh(second)).isEqualTo(new Result.SessionEnded());
    }

    @Test
    void aSpentTokenEndsNoOtherSessionOfItsUser() {
        RefreshToken elsewhere = new RefreshToken("on another device");
        get(store.sessions().open(new SessionId(UUID.randomUUID()), ADA.userId(), elsewhere.hash(), REFRESH_FOR));
        refresh(FIRST);
        clock.turn(AccountRules.REFRESH_GRACE);
        refresh(FIRST);

        assertThat(refresh(elsewhere)).isInstanceOf(Result.Refreshed.class);
    }

    @Test
    void anUnknownTokenIsRefused() {
        assertThat(refresh(new RefreshToken("made up"))).isEqualTo(new Result.SessionEnded());
        assertThat(refresh(FIRST)).isInstanceOf(Result.Refreshed.class);
    }

    @Test
    void anExpiredTokenIsRefused() {
        clock.turn(REFRESH_FOR);

        assertThat(refresh(FIRST)).isEqualTo(new Result.SessionEnded());
    }

    @Test
    void afterSignOutNothingIsRefreshed() {
        store.sessions().end(SESSION).block(Duration.ofSeconds(5));

        assertThat(refresh(FIRST)).isEqualTo(new Result.SessionEnded());
    }

    private RefreshSession refreshingBy(String... secrets) {
        return new RefreshSessionUseCase(
                store.sessions(),
                new FakeRefreshTokens(secrets),
                new FakeAccessTokens(clock),
                new AccountRules(REFRESH_FOR, 0));
    }

    private Result refresh(RefreshToken token) {
        return get(refreshSession.refresh(token));
    }

    private SessionTokens refreshed(RefreshToken token) {
        return ((Result.Refreshed) refresh(token)).tokens();
    }
}
