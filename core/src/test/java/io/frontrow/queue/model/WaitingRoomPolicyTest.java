package io.frontrow.queue.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.Example;

class WaitingRoomPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final TestRoom room = TestRoom.of(new ConcertId(UUID.randomUUID()));

    @Example
    void entriesAreAdmittedFromTheOpeningOnUnlessTheRoomIsPaused() {
        assertThat(room.policy().admitsAt(NOW)).isTrue();
        assertThat(room.opensAt(NOW).policy().admitsAt(NOW)).isTrue();
        assertThat(room.opensAt(NOW).policy().admitsAt(NOW.minusNanos(1))).isFalse();
        assertThat(room.pause().policy().admitsAt(NOW)).isFalse();
        assertThat(room.opensAt(NOW).pause().policy().admitsAt(NOW)).isFalse();
    }

    @Example
    void theTurnIsAsLongAsItsSeconds() {
        assertThat(room.turnSeconds(90).policy().turn()).isEqualTo(Duration.ofSeconds(90));
    }

    @Example
    void boundsAreAllowedAndWhatIsBeyondIsNot() {
        assertThat(room.capacity(1).admitPerSecond(1).turnSeconds(1).policy()).isNotNull();
        assertThat(room.capacity(1_000_000)
                        .admitPerSecond(10_000)
                        .turnSeconds(86_400)
                        .policy())
                .isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> room.capacity(0).policy());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.capacity(1_000_001).policy());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.admitPerSecond(0).policy());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.admitPerSecond(10_001).policy());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.turnSeconds(0).policy());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.turnSeconds(86_401).policy());
        assertThat(room.awaySeconds(0).policy()).isNotNull();
        assertThat(room.awaySeconds(86_400).policy()).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.awaySeconds(-1).policy());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.awaySeconds(86_401).policy());
    }

    @Example
    void aLockedPhoneIsAwayAfterTwoMinutesAndKeepsThePlaceForTenMore() {
        WaitingRoomPolicy policy = WaitingRoomPolicy.opening(NOW);

        assertThat(policy.idle()).isEqualTo(Duration.ofMinutes(2));
        assertThat(policy.away()).isEqualTo(Duration.ofMinutes(10));
    }
}
