package io.frontrow.queue.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.QueueStatus.State;
import io.frontrow.queue.model.forecast.DepartureRates;
import io.frontrow.queue.model.forecast.WaitForecast;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class QueueStatusTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final QueueEntry entry =
            new QueueEntry(new QueueEntryId(UUID.randomUUID()), concertId, new UserId(UUID.randomUUID()), new Place(7));
    private static final SaleStatus SALE = new SaleStatus(false, 50, 50, false);

    private final TestRoom room =
            TestRoom.of(concertId).capacity(100).admitPerSecond(10).turnSeconds(600);

    @Property
    void thePositionIsOneMoreThanTheNumberAhead(@ForAll @LongRange(max = 1_000_000) long ahead) {
        QueueStatus status = waiting(ahead, room);

        assertThat(status.entry()).isEqualTo(entry);
        assertThat(status.state()).isEqualTo(State.WAITING);
        assertThat(status.ahead()).isEqualTo(ahead);
        assertThat(status.position()).isEqualTo(ahead + 1);
        assertThat(status.expiresAt()).isNull();
    }

    @Property
    void clientsPollEverySecondAtMostAndEveryTenSecondsAtLeast(@ForAll @LongRange(max = 1_000_000) long ahead) {
        assertThat(waiting(ahead, room).pollAfterSeconds()).isBetween(1, 10);
    }

    @Example
    void clientsNearTheFrontPollOftenAndThoseFarBackSeldom() {
        assertThat(waiting(0, room).pollAfterSeconds()).isEqualTo(1);
        assertThat(waiting(499, room.capacity(1_000)).pollAfterSeconds()).isEqualTo(5);
        assertThat(waiting(10_000, room).pollAfterSeconds()).isEqualTo(10);
    }

    @Example
    void whileTheRoomIsPausedTheWaitIsUnknownAndClientsPollSeldom() {
        QueueStatus status = waiting(3, room.pause());

        assertThat(status.estimate()).isNull();
        assertThat(status.pollAfterSeconds()).isEqualTo(10);
    }

    @Example
    void anActiveEntryHasNoOneAheadAndAnEnd() {
        assertThat(QueueStatus.active(entry, new EntryState.Active(NOW), room.policy(), SALE))
                .isEqualTo(new QueueStatus(
                        entry, State.ACTIVE, 0L, 0L, WaitEstimate.NONE, 10, NOW, null, SALE, Optional.empty()));
    }

    @Example
    void aClientThatPollsAsAskedIsNeverIdle() {
        assertThat(waiting(10_000, room.idleSeconds(12)).pollAfterSeconds()).isEqualTo(4);
        assertThat(waiting(10_000, room.idleSeconds(1)).pollAfterSeconds()).isEqualTo(1);
        assertThat(waiting(0, room.idleSeconds(12)).pollAfterSeconds()).isEqualTo(1);
        assertThat(QueueStatus.active(
                                entry,
                                new EntryState.Active(NOW),
                                room.idleSeconds(12).policy(),
                                SALE)
                        .pollAfterSeconds())
                .isEqualTo(4);
    }

    private QueueStatus waiting(long ahead, TestRoom room) {
        Optional<WaitEstimate> estimate =
                new WaitForecast(room.policy(), DepartureRates.UNKNOWN).estimate(ahead, 0, NOW);
        return QueueStatus.waiting(entry, new EntryState.Waiting(ahead, 0), estimate, room.policy(), SALE);
    }
}
