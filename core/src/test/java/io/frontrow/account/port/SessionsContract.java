package io.frontrow.account.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.frontrow.account.model.User;
import io.frontrow.account.port.Sessions.RotateCommand;
import io.frontrow.account.port.Sessions.Rotation;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.SessionId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The contract of {@link Sessions}. */
public abstract class SessionsContract extends SystemOfRecordContract {

    private static final Duration FOR_LONG = Duration.ofDays(14);

    private static final Duration GRACE = Duration.ofMinutes(1);

    private final SessionId sessionId = new SessionId(UUID.randomUUID());
    private final String first = aHash();
    private final String second = aHash();

    @Test
    void returnsWhenTheFirstTokenExpires() {
        assertThat(get(store().sessions().open(sessionId, aUser().userId(), first, FOR_LONG)))
                .isCloseTo(fromNow(FOR_LONG), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void rotatesToAFreshToken() {
        User user = openFor(FOR_LONG);

        Rotation rotation = rotate(first, second);

        assertThat(rotation).isInstanceOfSatisfying(Rotation.Rotated.class, rotated -> {
            assertThat(rotated.sessionId()).isEqualTo(sessionId);
            assertThat(rotated.user()).isEqualTo(user);
            assertThat(rotated.newHash()).isEqualTo(second);
            assertThat(rotated.expiresAt()).isCloseTo(fromNow(FOR_LONG), within(1, ChronoUnit.MINUTES));
        });
        assertThat(rotate(second, aHash())).isInstanceOf(Rotation.Rotated.class);
    }

    @Test
    void refusesAnUnknownToken() {
        assertThat(rotate(first, second)).isEqualTo(new Rotation.Refused());
    }

    @Test
    void returnsTheSameTokenAgainWithinTheGrace() {
        openFor(FOR_LONG);
        Rotation rotation = rotate(first, second);

        assertThat(rotate(first, second)).isEqualTo(rotation);
        assertThat(rotate(first, aHash())).as("with another replacement").isEqualTo(rotation);

        assertThat(rotate(second, aHash())).isInstanceOf(Rotation.Rotated.class);
    }

    @Test
    void endsTheSessionWhoseSpentTokenIsUsedAfterTheGrace() {
        openFor(FOR_LONG);
        rotate(first, second, MOMENT);
        store().time().pass(MOMENT);

        assertThat(rotate(first, second, MOMENT)).isEqualTo(new Rotation.Refused());

        assertThat(rotate(second, aHash()))
                .as("the fresh token of the ended session")
                .isEqualTo(new Rotation.Refused());
    }

    @Test
    void refusesAnExpiredToken() {
        openFor(MOMENT);
        store().time().pass(MOMENT);

        assertThat(rotate(first, second)).isEqualTo(new Rotation.Refused());
    }

    @Test
    void refusesTheTokenOfAnEndedSession() {
        openFor(FOR_LONG);

        run(store().sessions().end(sessionId));
        run(store().sessions().end(sessionId));

        assertThat(rotate(first, second)).isEqualTo(new Rotation.Refused());
    }

    @Test
    void refusesASpentTokenOfAnEndedSessionWithinTheGrace() {
        openFor(FOR_LONG);
        rotate(first, second);

        run(store().sessions().end(sessionId));

        assertThat(rotate(first, second)).isEqualTo(new Rotation.Refused());
    }

    @Test
    void endsTheSessionOfAToken() {
        openFor(FOR_LONG);

        run(store().sessions().endByToken(first));
        run(store().sessions().endByToken(first));

        assertThat(rotate(first, second)).isEqualTo(new Rotation.Refused());
    }

    @Test
    void endsTheSessionOfASpentToken() {
        openFor(FOR_LONG);
        rotate(first, second);

        run(store().sessions().endByToken(first));

        assertThat(rotate(second, aHash())).isEqualTo(new Rotation.Refused());
    }

    @Test
    void endsNoSessionByAnUnknownToken() {
        openFor(FOR_LONG);

        run(store().sessions().endByToken(second));

        assertThat(rotate(first, second)).isInstanceOf(Rotation.Rotated.class);
    }

    @Test
    void leavesOtherSessionsOfTheUserAlone() {
        User user = openFor(FOR_LONG);
        String other = aHash();
        get(store().sessions().open(new SessionId(UUID.randomUUID()), user.userId(), other, FOR_LONG));

        run(store().sessions().endByToken(first));
        run(store().sessions().end(sessionId));

        assertThat(rotate(other, aHash())).isInstanceOf(Rotation.Rotated.class);
    }

    @Test
    void endsAllSessionsOfAUserOnly() {
        User user = openFor(FOR_LONG);
        String another = aHash();
        get(store().sessions().open(new SessionId(UUID.randomUUID()), user.userId(), another, FOR_LONG));
        String other = aHash();
        get(store().sessions().open(new SessionId(UUID.randomUUID()), aUser().userId(), other, FOR_LONG));

        run(store().sessions().endAll(user.userId()));

        assertThat(rotate(first, aHash())).isEqualTo(new Rotation.Refused());
        assertThat(rotate(another, aHash())).isEqualTo(new Rotation.Refused());
        assertThat(rotate(other, aHash())).isInstanceOf(Rotation.Rotated.class);
    }

    @Test
    void replacesATokenOnceThatIsUsedManyTimesAtOnce() {
        openFor(FOR_LONG);
        List<String> fresh = Stream.generate(SessionsContract::aHash).limit(20).toList();

        List<Rotation> rotations = atOnce(20, i -> rotating(first, fresh.get(i), GRACE));

        assertThat(rotations).containsOnly(rotations.getFirst());
        assertThat(rotations.getFirst())
                .isInstanceOfSatisfying(
                        Rotation.Rotated.class,
                        rotated ->
                                assertThat(rotate(rotated.newHash(), aHash())).isInstanceOf(Rotation.Rotated.class));
    }

    @Test
    void takesManyUsesOfOneTokenAfterTheGraceForATheft() {
        openFor(FOR_LONG);
        List<String> fresh = Stream.generate(SessionsContract::aHash).limit(20).toList();

        List<Rotation> rotations = atOnce(20, i -> rotating(first, fresh.get(i), Duration.ZERO));

        assertThat(rotations).filteredOn(Rotation.Rotated.class::isInstance).hasSize(1);
        int winner = rotations.indexOf(rotations.stream()
                .filter(Rotation.Rotated.class::isInstance)
                .findAny()
                .orElseThrow());
        assertThat(rotate(fresh.get(winner), aHash())).isEqualTo(new Rotation.Refused());
    }

    private User openFor(Duration refreshFor) {
        User user = aUser();
        get(store().sessions().open(sessionId, user.userId(), first, refreshFor));
        return user;
    }

    private Rotation rotate(String spentHash, String newHash) {
        return rotate(spentHash, newHash, GRACE);
    }

    private Rotation rotate(String spentHash, String newHash, Duration grace) {
        return get(rotating(spentHash, newHash, grace));
    }

    private Mono<Rotation> rotating(String spentHash, String newHash, Duration grace) {
        return store().sessions().rotate(new RotateCommand(spentHash, newHash, FOR_LONG, grace));
    }

    private static String aHash() {
        return UUID.randomUUID().toString();
    }
}
