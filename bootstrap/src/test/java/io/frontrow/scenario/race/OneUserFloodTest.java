package io.frontrow.scenario.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.test.Concurrently;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OneUserFloodTest {

    private static final int FLOOD = 1_000;
    private static final int OTHERS = 100;

    private final TestSystem frontrow = TestSystem.sharedWithoutRetries();

    @Test
    @DisplayName("S2-11 A thousand concurrent top-ups of one wallet delay each other, and no other user's top-up fails")
    void oneUserDelaysNoOther() {
        TestUser flooding = frontrow.user();
        List<TestUser> others = Stream.generate(frontrow::user).limit(OTHERS).toList();

        List<HttpReply> replies = Concurrently.times(
                FLOOD + OTHERS, i -> i % 11 == 10 ? others.get(i / 11).topsUp(1) : flooding.topsUp(1));

        List<HttpReply> flood = replies.stream().filter(reply -> !reply.is(201)).toList();
        assertThat(flood).allSatisfy(reply -> reply.refused(429, "too-many-requests"));
        assertThat(others).allSatisfy(other -> assertThat(other.balance()).isEqualTo(1));
        assertThat(flooding.balance()).isEqualTo(FLOOD - flood.size());
    }
}
