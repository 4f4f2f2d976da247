package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.Performance;
import io.frontrow.queue.model.AdmissionOrder;
import io.frontrow.queue.model.GuardedScope;
import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.model.PolicyChangeRefusal;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.ShuffleSeed;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.port.WaitingRooms.Change;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of {@link WaitingRooms}. */
public abstract class WaitingRoomsContract extends SystemOfRecordContract {

    @Test
    void findsTheRoomOfAConcert() {
        Concert concert = aConcert();

        assertThat(get(store().rooms().find(concert.concertId()))).hasValueSatisfying(room -> {
            assertThat(room.concertId()).isEqualTo(concert.concertId());
            assertThat(room.policy()).isEqualTo(WaitingRoomPolicy.opening(concert.salesOpenAt()));
        });
    }

    @Test
    void knowsWhenTheSaleOfAConcertOpens() {
        Concert concert = aConcert();

        assertThat(get(store().rooms().salesOpenAt(concert.concertId()))).contains(concert.salesOpenAt());
        assertThat(get(store().rooms().salesOpenAt(new ConcertId(UUID.randomUUID()))))
                .isEmpty();
    }

    @Test
    void aRoomKnowsWhenTheLastPerformanceOnSaleBegins() {
        Concert concert = aConcert();
        assertThat(get(store().rooms().find(concert.concertId())).orElseThrow().salesCloseAt())
                .isNull();
        aPerformance(concert, fromNow(Duration.ofDays(2)));
        Performance last = aPerformance(concert, fromNow(Duration.ofDays(3)));
        Performance withdrawn = aPerformance(concert, fromNow(Duration.ofDays(4)));
        get(store().performances().withdraw(withdrawn.performanceId(), anOperator()));

        assertThat(change(concert, strict(concert)).salesCloseAt()).isEqualTo(last.startsAt());
        assertThat(get(store().rooms().find(concert.concertId())).orElseThrow().salesCloseAt())
                .isEqualTo(last.startsAt());
        assertThat(get(store().rooms().inUse()))
                .filteredOn(room -> room.concertId().equals(concert.concertId()))
                .extracting(WaitingRoom::salesCloseAt)
                .containsExactly(last.startsAt());
        assertThat(get(store().rooms().setPaused(concert.concertId(), true))
                        .orElseThrow()
                        .salesCloseAt())
                .isEqualTo(last.startsAt());
    }

    @Test
    void aRoomKnowsAtOnceThatAPerformanceWasAddedAndMoved() {
        Concert concert = aConcert();
        assertThat(salesCloseAt(concert)).isNull();

        Performance performance = aPerformance(concert, fromNow(Duration.ofDays(2)));
        assertThat(salesCloseAt(concert)).isEqualTo(performance.startsAt());

        Instant moved = fromNow(Duration.ofDays(3));
        get(store().performances().move(performance.performanceId(), moved, anOperator()));
        assertThat(salesCloseAt(concert)).isEqualTo(moved);

        get(store().performances().cancel(performance.performanceId(), "storm", anOperator()));
        assertThat(salesCloseAt(concert)).isNull();
    }

    private @Nullable Instant salesCloseAt(Concert concert) {
        return get(store().rooms().find(concert.concertId())).orElseThrow().salesCloseAt();
    }

    @Test
    void findsNoRoomOfAnUnknownConcert() {
        assertThat(get(store().rooms().find(new ConcertId(UUID.randomUUID())))).isEmpty();
    }

    @Test
    void changesThePolicyUnderAHigherEpoch() {
        Concert concert = aConcert();
        WaitingRoom before = get(store().rooms().find(concert.concertId())).orElseThrow();

        WaitingRoom changed = change(concert, strict(concert));

        assertThat(changed.policy()).isEqualTo(strict(concert));
        assertThat(changed.epoch()).isGreaterThan(before.epoch());
        assertThat(get(store().rooms().find(concert.concertId()))).contains(changed);
    }

    @Test
    void changesNoRoomOfAnUnknownConcert() {
        assertThat(get(store().rooms()
                        .change(new ConcertId(UUID.randomUUID()), capacity(7), Optional.of(Set.of(1L)), true)))
                .isEqualTo(refused(PolicyChangeRefusal.UNKNOWN_CONCERT));
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

        assertThat(changeKeepingOrder(concert, strict(concert)))
                .isInstanceOfSatisfying(
                        Change.Changed.class,
                        changed -> assertThat(changed.room().policy()).isEqualTo(strict(concert)));
        assertThat(changeKeepingOrder(concert, shuffling(null))).isEqualTo(refused(PolicyChangeRefusal.ORDER_IN_USE));
        assertThat(get(store().rooms().find(concert.concertId())))
                .hasValueSatisfying(room -> assertThat(room.policy()).isEqualTo(strict(concert)));
    }

    @Test
    void changesOnlyWhatIsNamed() {
        Concert concert = aConcert();
        change(concert, strict(concert));

        assertThat(room(change(concert, capacity(9), Optional.empty())).policy())
                .isEqualTo(new WaitingRoomPolicy(
                        9,
                        2,
                        3,
                        4,
                        5,
                        concert.salesOpenAt(),
                        AdmissionOrder.FIFO,
                        RejoinPolicy.REQUEUE,
                        GuardedScope.DATES,
                        true));
        assertThat(room(change(concert, paused(false), Optional.empty())).policy())
                .isEqualTo(new WaitingRoomPolicy(
                        9,
                        2,
                        3,
                        4,
                        5,
                        concert.salesOpenAt(),
                        AdmissionOrder.FIFO,
                        RejoinPolicy.REQUEUE,
                        GuardedScope.DATES,
                        false));
    }

    @Test
    void opensWithTheSaleUnlessALaterTimeIsGiven() {
        Instant salesOpenAt = fromNow(Duration.ofHours(1));
        Concert concert = aConcert(salesOpenAt);

        assertThat(change(concert, shuffling(salesOpenAt.plusSeconds(60)))
                        .policy()
                        .opensAt())
                .isEqualTo(salesOpenAt.plusSeconds(60));
        assertThat(change(concert, shuffling(null)).policy().opensAt()).isEqualTo(salesOpenAt);
        assertThat(change(concert, shuffling(salesOpenAt)).policy().opensAt()).isEqualTo(salesOpenAt);
    }

    @Test
    void neverOpensBeforeTheSale() {
        Instant salesOpenAt = fromNow(Duration.ofHours(1));
        Concert concert = aConcert(salesOpenAt);
        WaitingRoom before = get(store().rooms().find(concert.concertId())).orElseThrow();

        assertThat(change(concert, PolicyChange.to(shuffling(salesOpenAt.minusSeconds(1))), Optional.empty()))
                .isEqualTo(refused(PolicyChangeRefusal.OPENS_BEFORE_SALE));

        assertThat(get(store().rooms().find(concert.concertId()))).contains(before);
    }

    @Test
    void undoesNoChangeThatTheOperatorHasNotSeen() {
        Concert concert = aConcert();
        long seen = get(store().rooms().find(concert.concertId())).orElseThrow().epoch();
        WaitingRoom paused =
                get(store().rooms().setPaused(concert.concertId(), true)).orElseThrow();

        assertThat(change(concert, paused(false), Optional.of(Set.of(seen))))
                .isEqualTo(refused(PolicyChangeRefusal.STALE));
        assertThat(change(concert, paused(false), Optional.of(Set.of()))).isEqualTo(refused(PolicyChangeRefusal.STALE));
        assertThat(get(store().rooms().find(concert.concertId()))).contains(paused);

        assertThat(room(change(concert, capacity(7), Optional.of(Set.of(seen, paused.epoch()))))
                        .policy()
                        .paused())
                .isTrue();
    }

    @Test
    void makesOneOfManyConcurrentChangesOfTheSameEpoch() {
        Concert concert = aConcert();
        long seen = get(store().rooms().find(concert.concertId())).orElseThrow().epoch();

        List<Change> changes = atOnce(
                10,
                i -> store().rooms().change(concert.concertId(), capacity(i + 1), Optional.of(Set.of(seen)), false));

        assertThat(changes).filteredOn(Change.Changed.class::isInstance).hasSize(1);
        assertThat(changes)
                .filteredOn(change -> change.equals(refused(PolicyChangeRefusal.STALE)))
                .hasSize(9);
    }

    @Test
    void everyRoomHasASeedOfItsOwnThatStays() {
        Concert concert = aConcert(fromNow(Duration.ofHours(1)));
        ShuffleSeed seed = seed(concert);

        assertThat(seed).isNotEqualTo(seed(aConcert()));
        assertThat(change(concert, shuffling(fromNow(Duration.ofHours(2)))).seed())
                .isEqualTo(seed);
        assertThat(change(concert, shuffling(fromNow(Duration.ofMinutes(90)))).seed())
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
        return room(change(concert, PolicyChange.to(policy), Optional.empty()));
    }

    private Change change(Concert concert, PolicyChange change, Optional<Set<Long>> onlyAtEpochs) {
        return get(store().rooms().change(concert.concertId(), change, onlyAtEpochs, false));
    }

    private Change changeKeepingOrder(Concert concert, WaitingRoomPolicy policy) {
        return get(store().rooms().change(concert.concertId(), PolicyChange.to(policy), Optional.empty(), true));
    }

    protected static WaitingRoom room(Change outcome) {
        assertThat(outcome).isInstanceOf(Change.Changed.class);
        return ((Change.Changed) outcome).room();
    }

    private static Change refused(PolicyChangeRefusal why) {
        return new Change.Refused(why);
    }

    private static PolicyChange capacity(int capacity) {
        return new PolicyChange(capacity, null, null, null, null, null, null, null, null, null);
    }

    private static PolicyChange paused(boolean paused) {
        return new PolicyChange(null, null, null, null, null, null, null, null, null, paused);
    }

    private static WaitingRoomPolicy strict(Concert concert) {
        return new WaitingRoomPolicy(
                1,
                2,
                3,
                4,
                5,
                concert.salesOpenAt(),
                AdmissionOrder.FIFO,
                RejoinPolicy.REQUEUE,
                GuardedScope.DATES,
                true);
    }

    private static WaitingRoomPolicy shuffling(@Nullable Instant opensAt) {
        return new WaitingRoomPolicy(
                1, 2, 3, 4, 0, opensAt, AdmissionOrder.SHUFFLE, RejoinPolicy.KEEP, GuardedScope.SEATS, false);
    }

    @Test
    void ordersManyConcurrentChanges() {
        Concert concert = aConcert();

        List<Change> changes =
                atOnce(10, i -> store().rooms().change(concert.concertId(), capacity(i + 1), Optional.empty(), false));

        assertThat(changes).doesNotHaveDuplicates();
        WaitingRoom last = changes.stream()
                .map(WaitingRoomsContract::room)
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

        WaitingRoom changed = change(concert, strict(concert));

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
        assertThat(change(concert, strict(concert)).hasAdmitted()).isTrue();
    }

    @Test
    void marksNoRoomOfAnUnknownConcert() {
        run(store().rooms().markAdmitted(new ConcertId(UUID.randomUUID())));
    }
}
