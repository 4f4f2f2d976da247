package io.frontrow.account.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link Revocations}. */
public abstract class RevocationsContract extends SystemOfRecordContract {

    private final SessionId sessionId = new SessionId(UUID.randomUUID());
    private final String refreshHash = UUID.randomUUID().toString();

    @Test
    void aSessionGoesOnUntilItIsEnded() {
        open(aUser());
        assertThat(hasEnded()).isFalse();

        run(store().sessions().end(sessionId));

        assertThat(hasEnded()).isTrue();
    }

    @Test
    void aSessionCanBeEndedByItsTokenOrWithAllOfItsUser() {
        User user = aUser();
        open(user);
        run(store().sessions().endByToken(refreshHash));
        assertThat(hasEnded()).isTrue();

        SessionId other = new SessionId(UUID.randomUUID());
        get(store().sessions().open(other, user.userId(), UUID.randomUUID().toString(), Duration.ofDays(1)));
        run(store().sessions().endAll(user.userId()));
        assertThat(get(store().revocations().hasEnded(other))).isTrue();
    }

    @Test
    void anUnknownSessionHasNotEnded() {
        assertThat(hasEnded()).isFalse();
    }

    @Test
    void anUnknownUserIsNoOperator() {
        assertThat(get(store().revocations().role(aUser().userId()))).isEqualTo(Role.USER);
        assertThat(get(store().revocations().role(new UserId(UUID.randomUUID()))))
                .isEqualTo(Role.USER);
    }

    private void open(User user) {
        get(store().sessions().open(sessionId, user.userId(), refreshHash, Duration.ofDays(1)));
    }

    private boolean hasEnded() {
        return get(store().revocations().hasEnded(sessionId));
    }
}
