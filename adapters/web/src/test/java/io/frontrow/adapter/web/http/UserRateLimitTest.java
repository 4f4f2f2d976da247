package io.frontrow.adapter.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.shared.id.UserId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserRateLimitTest {

    private static final UserId MINA = new UserId(UUID.randomUUID());
    private static final UserId JOON = new UserId(UUID.randomUUID());

    @Test
    void countsTheCallsOfEachUserSeparately() {
        UserRateLimit limit = new UserRateLimit(2);

        assertThat(limit.tryConsume(MINA)).isTrue();
        assertThat(limit.tryConsume(MINA)).isTrue();
        assertThat(limit.tryConsume(MINA)).isFalse();
        assertThat(limit.tryConsume(JOON)).isTrue();
    }
}
