package io.frontrow.queue.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    private static final Instant OPENING = Instant.parse("2026-12-01T11:00:00Z");

    private final TestRoom room = TestRoom.of(new ConcertId(UUID.randomUUID())).opensAt(OPENING);

    @Test
    void aRoomThatShufflesIsBoundToItsSeed() {
        WaitingRoom shuffling = room.shuffle().room();

        assertThat(shuffling.seedCommitment()).contains(TestRoom.SEED.commitment());
        assertThat(shuffling.shuffleSeed()).contains(TestRoom.SEED);
    }

    @Test
    void aRoomThatDoesNotShuffleHasNoSeedAndNoPreQueue() {
        UserId user = new UserId(UUID.randomUUID());

        assertThat(room.room().seedCommitment()).isEmpty();
        assertThat(room.room().shuffleSeed()).isEmpty();
        assertThat(room.room().preQueuePlace(user)).isEmpty();
        assertThat(room.shuffle().room().preQueuePlace(user)).contains(TestRoom.SEED.placeOf(user));
    }
}
