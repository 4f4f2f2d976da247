package io.frontrow.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.Concert;
import io.frontrow.queue.model.AdmissionOrder;
import io.frontrow.queue.model.ShuffleSeed;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.port.InMemoryWaitingRooms;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoOpeningsTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final TestClock clock = new TestClock(START);
    private final InMemoryStore store = new InMemoryStore(clock);
    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final DemoOpenings openings = new DemoOpenings(new InMemoryWaitingRooms(store), clock);

    @BeforeEach
    void addARoomThatHasBeenOpenForLong() {
        Instant openSince = START.minus(Duration.ofDays(1));
        store.concerts.put(
                concertId,
                new Concert(concertId, "First Snow", "Anyone", "Anywhere", ZoneOffset.UTC, openSince, null, null));
        store.rooms.put(
                concertId,
                new WaitingRoom(
                        concertId,
                        1,
                        WaitingRoomPolicy.opening(openSince),
                        new ShuffleSeed("0".repeat(64)),
                        true,
                        null));
    }

    @Test
    void beginsWithAPreQueueOfTwoMinutes() {
        begin();
        assertThat(room().policy().opensAt()).isEqualTo(minute(2));
        assertThat(room().policy().order()).isEqualTo(AdmissionOrder.SHUFFLE);
    }

    @Test
    void opensAgainEveryTenMinutesWithANewSeed() {
        begin();
        ShuffleSeed seed = room().seed();

        clock.turn(Duration.ofMinutes(6));
        assertThat(continueIfDue()).isZero();
        assertThat(room().policy().opensAt()).isEqualTo(minute(2));

        clock.turn(Duration.ofMinutes(1));
        assertThat(continueIfDue()).isEqualTo(1);
        assertThat(room().policy().opensAt()).isEqualTo(minute(12));
        assertThat(room().seed()).isNotEqualTo(seed);

        clock.turn(Duration.ofMinutes(10));
        assertThat(continueIfDue()).isEqualTo(1);
        assertThat(room().policy().opensAt()).isEqualTo(minute(22));
    }

    @Test
    void skipsTheOpeningsOfATimeInWhichItDidNotRun() {
        begin();
        clock.turn(Duration.ofMinutes(45));
        assertThat(continueIfDue()).isEqualTo(1);
        assertThat(room().policy().opensAt()).isEqualTo(minute(52));
    }

    @Test
    void doesNothingBeforeItBegins() {
        clock.turn(Duration.ofHours(1));
        assertThat(continueIfDue()).isZero();
        assertThat(room().epoch()).isEqualTo(1);
    }

    private void begin() {
        openings.begin(concertId).toFuture().join();
    }

    private long continueIfDue() {
        return openings.continueIfDue().toFuture().join();
    }

    private WaitingRoom room() {
        return Objects.requireNonNull(store.rooms.get(concertId));
    }

    private static Instant minute(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }
}
