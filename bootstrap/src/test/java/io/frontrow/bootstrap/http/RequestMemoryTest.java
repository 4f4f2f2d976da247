package io.frontrow.bootstrap.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestMemoryTest {

    @Test
    void acceptsALargeBodyInPackets() {
        RequestMemory.Share body = new RequestMemory(Long.MAX_VALUE).newShare();

        for (int packet = 0; packet < 128; packet++) {
            assertThat(body.add(512)).isTrue();
        }
    }

    @Test
    void refusesABodyOfVeryManyPieces() {
        RequestMemory.Share body = new RequestMemory(Long.MAX_VALUE).newShare();

        assertThat(IntStream.range(0, 512).allMatch(_ -> body.add(1))).isFalse();
    }

    @Test
    void refusesLargeBodiesAndNotSmallOnesWhenAllTakeTooMuch() {
        RequestMemory memory = new RequestMemory(20_000);
        RequestMemory.Share large = memory.newShare();
        assertThat(large.add(15_000)).isTrue();

        assertThat(large.add(15_000)).isFalse();
        assertThat(memory.newShare().add(1_000)).isTrue();
    }

    @Test
    void forgetsABodyWhoseEndHasArrived() {
        RequestMemory memory = new RequestMemory(20_000);
        RequestMemory.Share body = memory.newShare();
        body.add(15_000);

        body.clear();

        assertThat(memory.total()).isZero();
        assertThat(body.add(15_000)).isTrue();
    }
}
