package io.frontrow.adapter.postgres.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Role;
import io.frontrow.account.port.Revocations;
import io.frontrow.account.port.RevocationsContract;
import io.frontrow.adapter.postgres.OnPostgres;
import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

@OnPostgres
class PostgresRevocationsTest extends RevocationsContract {

    private final TestPostgres postgres;
    private final AtomicLong nanos = new AtomicLong();
    private final Revocations anInstance;

    PostgresRevocationsTest(TestPostgres postgres) {
        this.postgres = postgres;
        anInstance = new PostgresRevocations(postgres.executor(), Duration.ofMinutes(15), nanos::get);
    }

    @Test
    void anInstanceKnowsOfADemotionInTime() {
        UserId operator = aUser().userId();
        setRole(operator, "ADMIN");
        assertThat(get(anInstance.role(operator))).isEqualTo(Role.ADMIN);

        setRole(operator, "USER");
        nanos.addAndGet(Revocations.AGE_MAX.toNanos());

        assertThat(get(anInstance.role(operator))).isEqualTo(Role.USER);
    }

    @Test
    void anInstanceKnowsOfTheEndOfASessionInTime() {
        SessionId sessionId = new SessionId(UUID.randomUUID());
        String refreshHash = UUID.randomUUID().toString();
        get(store().sessions().open(sessionId, aUser().userId(), refreshHash, Duration.ofDays(1)));
        assertThat(get(anInstance.hasEnded(sessionId))).isFalse();

        run(store().sessions().end(sessionId));
        nanos.addAndGet(Revocations.AGE_MAX.toNanos());

        assertThat(get(anInstance.hasEnded(sessionId))).isTrue();
    }

    private void setRole(UserId userId, String role) {
        postgres.asOwner("UPDATE app_user SET role = '%s' WHERE user_id = '%s'".formatted(role, userId.value()));
    }
}
