package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.catalog.model.Concert;
import io.frontrow.queue.model.AdmissionOrder;
import io.frontrow.queue.model.GuardedScope;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.ShuffleSeed;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of {@link WaitingRooms}. */
public abstract class WaitingRoomsContract extends SystemOfRecordContract {

    private static final WaitingRoomPolicy STRICT = new WaitingRoomPolicy(
            1, 2, 3, 4, null, AdmissionOrder.FIFO, RejoinPolicy.REQUEUE, GuardedScope.DATES, true);

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
    void pausesAndResumesWithoutChangingTheRest() {
        Concert concert = aConcert();
        WaitingRoom before = get(store().rooms().find(concert.concertId())).orElseThrow();

        WaitingRoom paused =
                get(store().rooms().setPaused(concert.concertId(), true)).orElseThrow();
        WaitingRoom resumed =
                get(store().rooms().setPaused(concert.concertId(), false)).orElseThrow();

        assertThat(paused.policy()).isEqualTo(before.policy().withPaused(true));
        assertThat(paused.epoch()).isGreaterThan(before.epoch());
        assertThat(paused.seed()).isEqualTo(before.seed());
        assertThat(resumed.policy()).isEqualTo(before.policy());
        assertThat(get(store().rooms().find(concert.concertId()))).contains(resumed);
        assertThat(get(store().rooms().setPaused(new ConcertId(UUID.randomUUID()), true)))
                .isEmpty();
    }

    @Test
    void changesAPolicyThatKeepsTheOrderAndNoOther() {
        Concert concert = aConcert();

        assertThat(get(store().rooms().changeKeepingOrder(concert.concertId(), STRICT)))
                .hasValueSatisfying(room -> assertThat(room.policy()).isEqualTo(STRICT));
        assertThat(get(store().rooms().changeKeepingOrder(concert.concertId(), shuffling(null))))
                .isEmpty();
        assertThat(get(store().rooms().find(concert.concertId())))
                .hasValueSatisfying(room -> assertThat(room.policy()).isEqualTo(STRICT));
    }

    @Test
    void everyRoomHasASeedOfItsOwnThatStays() {
        Concert concert = aConcert(fromNow(Duration.ofHours(1)));
        ShuffleSeed seed = seed(concert);

        assertThat(seed).isNotEqualTo(seed(aConcert()));
        assertThat(change(concert, shuffling(fromNow(Duration.ofHours(2)))).seed())
                .isEqualTo(seed);
        assertThat(change(concert, shuffling(fromNow(Duration.ofMinutes(1)))).seed())
                .isEqualTo(seed);
        assertThat(change(concert, shuffling(null)).seed()).isEqualTo(seed);
    }

    @Test
    void aRoomThatIsClosedAgainAfterItsOpeningHasAFreshSeed() {
        Concert concert = aConcert();
        ShuffleSeed known = change(concert, shuffling(null)).seed();

        ShuffleSeed fresh =
                change(concert, shuffling(fromNow(Duration.ofHours(1)))).seed();

        assertThat(fresh).isNotEqualTo(known);
        assertThat(change(concert, shuffling(fromNow(Duration.ofHours(2)))).seed())
                .isEqualTo(fresh);
        assertThat(seed(concert)).isEqualTo(fresh);
    }

    private ShuffleSeed seed(Concert concert) {
        return get(store().rooms().find(concert.concertId())).orElseThrow().seed();
    }

    private WaitingRoom change(Concert concert, WaitingRoomPolicy policy) {
        return get(store().rooms().change(concert.concertId(), policy)).orElseThrow();
    }

    private static WaitingRoomPolicy shuffling(@Nullable Instant opensAt) {
        return new WaitingRoomPolicy(
                1, 2, 3, 4, opensAt, AdmissionOrder.SHUFFLE, RejoinPolicy.KEEP, GuardedScope.SEATS, false);
    }

    @Test
    void ordersManyConcurrentChanges() {
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
    void listsTheRoomsOfConcertsWithAnUpcomingPerformance() {
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
    void listsAChangedRoomInUse() {
        Concert concert = aConcert();
        aPerformance(concert, fromNow(Duration.ofDays(1)));
        get(store().rooms().inUse());

        WaitingRoom changed =
                get(store().rooms().change(concert.concertId(), STRICT)).orElseThrow();

        assertThat(get(store().rooms().inUse())).contains(changed);
    }

    @Test
    void remembersThatARoomHasAdmitted() {
        Concert concert = aConcert();
        aPerformance(concert, fromNow(Duration.ofDays(1)));
        assertThat(get(store().rooms().find(concert.concertId())).orElseThrow().hasAdmitted())
                .isFalse();

        run(store().rooms().markAdmitted(concert.concertId()));
        run(store().rooms().markAdmitted(concert.concertId()));

        WaitingRoom marked = get(store().rooms().find(concert.concertId())).orElseThrow();
        assertThat(marked.hasAdmitted()).isTrue();
        assertThat(get(store().rooms().inUse())).contains(marked);
        assertThat(get(store().rooms().change(concert.concertId(), STRICT))
                        .orElseThrow()
                        .hasAdmitted())
                .isTrue();
    }

    @Test
    void marksNoRoomOfAnUnknownConcert() {
        run(store().rooms().markAdmitted(new ConcertId(UUID.randomUUID())));
    }

    private static WaitingRoomPolicy withCapacity(int capacity) {
        return new WaitingRoomPolicy(
                capacity, 2, 3, 4, null, AdmissionOrder.FIFO, RejoinPolicy.KEEP, GuardedScope.SEATS, false);
    }
}
