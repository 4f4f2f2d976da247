package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.Guards;
import io.frontrow.queue.model.QueueOrder;
import io.frontrow.queue.model.Reentry;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.shared.DecidingStoreContract;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link WaitingRooms} must do. */
public abstract class WaitingRoomsContract extends DecidingStoreContract {

    private static final WaitingRoomPolicy STRICT =
            new WaitingRoomPolicy(1, 2, 3, 4, null, QueueOrder.FIFO, Reentry.REQUEUE, Guards.DATES, true);

    @Test
    void findsTheRoomOfAConcert() {
        Concert concert = aConcert();

        assertThat(get(store().rooms().find(concert.concertId()))).hasValueSatisfying(room -> {
            assertThat(room.concertId()).isEqualTo(concert.concertId());
            assertThat(room.policy()).isEqualTo(WaitingRoomPolicy.opening(concert.salesOpenAt()));
        });
    }

    @Test
    void findsNoRoomOfAnUnknownConcert() {
        assertThat(get(store().rooms().find(new ConcertId(UUID.randomUUID())))).isEmpty();
    }

    @Test
    void changesThePolicyUnderAHigherEpoch() {
        Concert concert = aConcert();
        WaitingRoom before = get(store().rooms().find(concert.concertId())).orElseThrow();

        WaitingRoom changed =
                get(store().rooms().change(concert.concertId(), STRICT)).orElseThrow();

        assertThat(changed.policy()).isEqualTo(STRICT);
        assertThat(changed.epoch()).isGreaterThan(before.epoch());
        assertThat(get(store().rooms().find(concert.concertId()))).contains(changed);
    }

    @Test
    void changesNoRoomOfAnUnknownConcert() {
        assertThat(get(store().rooms().change(new ConcertId(UUID.randomUUID()), STRICT)))
                .isEmpty();
    }

    @Test
    void givesManyChangesAtOnceAnOrder() {
        Concert concert = aConcert();

        List<Optional<WaitingRoom>> changes =
                atOnce(10, i -> store().rooms().change(concert.concertId(), withCapacity(i + 1)));

        assertThat(changes).doesNotHaveDuplicates();
        WaitingRoom last = changes.stream()
                .flatMap(Optional::stream)
                .max(Comparator.comparingLong(WaitingRoom::epoch))
                .orElseThrow();
        await().untilAsserted(() ->
                assertThat(get(store().rooms().find(concert.concertId()))).contains(last));
    }

    @Test
    void tellsTheRoomsOfConcertsWithADateToCome() {
        Concert toCome = aConcert();
        aPerformance(toCome, fromNow(Duration.ofDays(1)));
        Concert withoutDate = aConcert();
        Concert begun = aConcert();
        aPerformance(begun, fromNow(MOMENT));
        store().time().pass(MOMENT);

        await().untilAsserted(() -> assertThat(get(store().rooms().inUse()))
                .extracting(WaitingRoom::concertId)
                .contains(toCome.concertId())
                .doesNotContain(withoutDate.concertId(), begun.concertId()));
    }

    @Test
    void tellsAChangedRoomInUse() {
        Concert concert = aConcert();
        aPerformance(concert, fromNow(Duration.ofDays(1)));
        get(store().rooms().inUse());

        WaitingRoom changed =
                get(store().rooms().change(concert.concertId(), STRICT)).orElseThrow();

        assertThat(get(store().rooms().inUse())).contains(changed);
    }

    private static WaitingRoomPolicy withCapacity(int capacity) {
        return new WaitingRoomPolicy(capacity, 2, 3, 4, null, QueueOrder.FIFO, Reentry.KEEP, Guards.SEATS, false);
    }
}
