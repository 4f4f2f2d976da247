package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.stream.StreamClient;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeveralQueuesTest {

    private static final String EVENTS = "/api/v1/queue-tokens/current/events";

    private final TestSystem frontrow = TestSystem.shared();

    @Test
    @DisplayName("P-7 A browser waits in two queues, and leaving one keeps the cookie of the other")
    void waitsInTwoQueues() {
        Concert one = frontrow.concert(RoomPolicy.CLOSED);
        Concert other = frontrow.concert(RoomPolicy.CLOSED);
        TestUser user = frontrow.user();
        frontrow.user().joins(other).expect(201);
        String ofOther = cookie(user.joins(other).expect(201));
        String ofOne = cookie(user.joins(one).expect(201));

        assertThat(ahead("?concertId=" + one.id(), ofOne + "; " + ofOther)).isZero();
        assertThat(ahead("?concertId=" + other.id(), ofOne + "; " + ofOther)).isEqualTo(1);

        String deleted = cookie(user.leaves().expect(204));
        assertThat(deleted).isEqualTo(ofOne.substring(0, ofOne.indexOf('=') + 1));
        assertThat(ahead("", ofOther)).isEqualTo(1);
    }

    private long ahead(String query, String cookies) {
        try (StreamClient stream =
                StreamClient.open(frontrow.address().resolve(EVENTS + query), Map.of("Cookie", cookies))) {
            return stream.next("position").path("ahead").asLong();
        }
    }

    private static String cookie(HttpReply reply) {
        String set = Objects.requireNonNull(reply.headers().getFirst("Set-Cookie"));
        return set.substring(0, set.indexOf(';'));
    }
}
