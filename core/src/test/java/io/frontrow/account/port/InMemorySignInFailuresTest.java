package io.frontrow.account.port;

import io.frontrow.shared.TestClock;
import java.time.Duration;

class InMemorySignInFailuresTest implements SignInFailuresContract {

    private final TestClock clock = new TestClock();
    private final SignInFailures failures = new InMemorySignInFailures(clock);

    @Override
    public SignInFailures failures() {
        return failures;
    }

    @Override
    public void pass(Duration duration) {
        clock.turn(duration);
    }
}
