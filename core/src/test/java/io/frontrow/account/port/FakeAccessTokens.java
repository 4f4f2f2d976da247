package io.frontrow.account.port;

import io.frontrow.account.model.AccessToken;
import io.frontrow.account.model.User;
import io.frontrow.shared.id.SessionId;
import java.time.Clock;
import java.time.Duration;

/** Access tokens that contain the user in plain text and expire after 15 minutes. */
public final class FakeAccessTokens implements AccessTokens {

    private static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private final Clock clock;

    public FakeAccessTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public AccessToken issue(User user, SessionId sessionId) {
        return new AccessToken(
                user.userId().value() + "." + sessionId.value(), clock.instant().plus(GOOD_FOR));
    }
}
