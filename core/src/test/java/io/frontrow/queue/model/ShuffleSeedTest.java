package io.frontrow.queue.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.frontrow.shared.id.UserId;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Expected values are from OpenSSL: {@code dgst -sha256 -mac HMAC -macopt hexkey:<seed>} and {@code dgst -sha256}. */
class ShuffleSeedTest {

    private static final ShuffleSeed SEED = new ShuffleSeed("0123456789abcdef".repeat(4));

    @Example
    void knownUsersHaveKnownPlaces() {
        assertThat(SEED.placeOf(user("01a22c57-a498-74f8-996d-a763b7a969b1"))).isEqualTo(new Place(585839689683056L));
        assertThat(SEED.placeOf(user("018f0c5e-7b1a-7c3d-9e2f-5a6b7c8d9e0f"))).isEqualTo(new Place(131290546070971L));
        assertThat(new ShuffleSeed("f".repeat(64)).placeOf(user("00000000-0000-0000-0000-000000000000")))
                .isEqualTo(new Place(335457421254925L));
    }

    @Example
    void aKnownSeedHasAKnownCommitment() {
        assertThat(SEED.commitment()).isEqualTo("4884fdaafea47c29fea7159d0daddd9c085d6200e1359e85bb81736af6b7c837");
    }

    @Property
    void everyPlaceBelongsToThePreQueue(@ForAll long most, @ForAll long least) {
        assertThat(SEED.placeOf(new UserId(new UUID(most, least))).isOfPreQueue())
                .isTrue();
    }

    @Example
    void aPresentDayMicrosecondDoesNotBelongToThePreQueue() {
        assertThat(new Place((1L << 50) - 1).isOfPreQueue()).isTrue();
        assertThat(new Place(1L << 50).isOfPreQueue()).isFalse();
        assertThat(new Place(1_767_225_600_000_000L).isOfPreQueue()).isFalse();
    }

    @Example
    void aSeedIs32BytesInLowerCaseHex() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ShuffleSeed("f".repeat(63)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShuffleSeed("F".repeat(64)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShuffleSeed(""));
    }

    @Example
    void aSeedIsNotPrinted() {
        assertThat(SEED).hasToString("Seed[hidden]");
    }

    private static UserId user(String id) {
        return new UserId(UUID.fromString(id));
    }
}
