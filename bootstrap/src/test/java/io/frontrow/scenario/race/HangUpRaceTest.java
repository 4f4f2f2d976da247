package io.frontrow.scenario.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.test.Concurrently;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class HangUpRaceTest {

    private static final int USERS = 40;
    private static final String KEY = "the-key";

    private final TestSystem frontrow = TestSystem.sharedByTwo();

    @Test
    @DisplayName("S2-11 Whenever clients disconnect, each payment is made once or not at all, and is finished")
    void leavesNoPaymentUnfinished(CapturedOutput log) {
        Concert concert = frontrow.concert();
        List<TestUser> users = frontrow.users(USERS);
        List<UUID> reservations = IntStream.range(0, USERS)
                .mapToObj(i -> users.get(i)
                        .withPoints(2 * Performance.PRICE)
                        .admitInto(concert)
                        .reserved(concert.performance(), i + 1))
                .toList();

        Concurrently.times(USERS, i -> {
            users.get(i).paysAndHangsUp(reservations.get(i), KEY, Duration.ofMillis(i * 2L + 1));
            return i;
        });
        frontrow.comesToRest();

        assertThat(users).allSatisfy(user -> assertThat(user.balance()).isIn(Performance.PRICE, 2 * Performance.PRICE));
        Concurrently.times(
                USERS, i -> users.get(i).pays(reservations.get(i), KEY).expect(201));
        assertThat(users).allSatisfy(user -> assertThat(user.balance()).isEqualTo(Performance.PRICE));
        frontrow.comesToRest();
        frontrow.operator().findsNothingWrong();
        assertThat(log).doesNotContain("LEAK");
    }
}
