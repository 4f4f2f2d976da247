package io.frontrow.catalog.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.ChangeConcert;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.ConcertChange;
import io.frontrow.catalog.model.Performance;
import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.OperatorAction.Subject;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.model.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link Concerts}. */
public abstract class ConcertsContract extends SystemOfRecordContract {

    @Test
    void findsWhatItAdded() {
        Concert concert = aConcert();

        assertThat(get(store().concerts().find(concert.concertId()))).contains(concert);
    }

    @Test
    void findsNoUnknownConcert() {
        assertThat(get(store().concerts().find(new ConcertId(UUID.randomUUID()))))
                .isEmpty();
    }

    @Test
    void findsTheFirstAndTheLastUpcomingPerformance() {
        Concert concert = aConcert();
        Instant first = fromNow(Duration.ofDays(1));
        Instant last = fromNow(Duration.ofDays(3));
        aPerformance(concert, fromNow(MOMENT));
        aPerformance(concert, last);
        aPerformance(concert, first);
        aPerformance(concert, fromNow(Duration.ofDays(2)));
        store().time().pass(MOMENT);

        assertThat(get(store().concerts().find(concert.concertId())))
                .hasValueSatisfying(found -> assertThat(List.of(found.firstStartsAt(), found.lastStartsAt()))
                        .containsExactly(first, last));
    }

    @Test
    void changesOnlyWhatIsNamed() {
        Concert concert = aConcert();

        assertThat(change(concert, new ConcertChange(null, null, "Hall Two", null, null)))
                .isEqualTo(new ChangeConcert.Result.Changed(new Concert(
                        concert.concertId(),
                        concert.title(),
                        concert.artist(),
                        "Hall Two",
                        concert.timeZone(),
                        concert.salesOpenAt(),
                        null,
                        null)));
        assertThat(get(store().concerts()
                        .change(
                                new ConcertId(UUID.randomUUID()),
                                new ConcertChange("T", null, null, null, null),
                                anOperator())))
                .isEqualTo(new ChangeConcert.Result.UnknownConcert());
    }

    @Test
    void theWaitingRoomOpensWithAMovedSale() {
        Concert concert = aConcert(fromNow(Duration.ofHours(1)));
        WaitingRoom before = get(store().rooms().find(concert.concertId())).orElseThrow();
        Instant later = fromNow(Duration.ofHours(2));

        change(concert, new ConcertChange(null, null, null, null, later));

        WaitingRoom moved = get(store().rooms().find(concert.concertId())).orElseThrow();
        assertThat(moved.policy().opensAt()).isEqualTo(later);
        assertThat(moved.epoch()).isGreaterThan(before.epoch());
    }

    @Test
    void theSaleOpensBeforeThePerformances() {
        Concert concert = aConcert();
        Instant startsAt = fromNow(Duration.ofDays(1));
        aPerformance(concert, startsAt);

        assertThat(change(concert, new ConcertChange(null, null, null, null, startsAt)))
                .isEqualTo(new ChangeConcert.Result.SaleAfterPerformance());
        assertThat(change(concert, new ConcertChange(null, null, null, null, startsAt.minusSeconds(1))))
                .isInstanceOf(ChangeConcert.Result.Changed.class);
    }

    @Test
    void recordsTheChangesThatAreMade() {
        Concert concert = aConcert();
        aPerformance(concert, fromNow(Duration.ofDays(1)));
        By renaming = anOperator();

        change(concert, new ConcertChange(null, null, null, null, fromNow(Duration.ofDays(2))));
        get(store().concerts()
                .change(concert.concertId(), new ConcertChange("Second Light", null, null, null, null), renaming));

        List<OperatorAction> recorded = get(store().operatorActions().list(concert.concertId(), PageRequest.first(10)))
                .items();
        assertThat(recorded)
                .extracting(OperatorAction::kind)
                .containsExactlyInAnyOrder(Kind.CHANGE_CONCERT, Kind.CREATE_PERFORMANCE, Kind.CREATE_CONCERT);
        assertThat(recorded)
                .filteredOn(action -> action.kind() == Kind.CHANGE_CONCERT)
                .singleElement()
                .satisfies(action -> assertThat(action)
                        .isEqualTo(new OperatorAction(
                                renaming.newActionId(),
                                renaming.operatorId(),
                                Kind.CHANGE_CONCERT,
                                Subject.of(concert.concertId()),
                                action.at())));
    }

    @Test
    void agreesOnTheTimeZonesOfCities() {
        assertThat(get(store().concerts().agreeOn(ZoneId.of("Asia/Seoul")))).isTrue();
        assertThat(get(store().concerts().agreeOn(ZoneId.of("Europe/Paris")))).isTrue();
    }

    private ChangeConcert.Result change(Concert concert, ConcertChange change) {
        return get(store().concerts().change(concert.concertId(), change, anOperator()));
    }

    @Test
    void listsOnlyConcertsWithADateToCome() {
        Concert withoutDate = aConcert();
        Concert begun = aConcert();
        aPerformance(begun, fromNow(MOMENT));
        Concert toCome = aConcert();
        aPerformance(toCome, fromNow(Duration.ofDays(1)));
        store().time().pass(MOMENT);

        assertThat(all(200, store().concerts()::upcoming))
                .extracting(Concert::concertId)
                .contains(toCome.concertId())
                .doesNotContain(withoutDate.concertId(), begun.concertId());
    }

    @Test
    void listsByTheFirstDateToComePageByPage() {
        Instant sameDay = fromNow(Duration.ofDays(30));
        Concert third = aConcertOn(fromNow(Duration.ofDays(40)));
        Concert first = aConcertOn(fromNow(Duration.ofDays(20)));
        Concert oneOfTwo = aConcertOn(sameDay);
        Concert otherOfTwo = aConcertOn(sameDay);

        List<ConcertId> listed = all(1, store().concerts()::upcoming).stream()
                .map(Concert::concertId)
                .toList();

        assertThat(listed).doesNotHaveDuplicates().contains(oneOfTwo.concertId(), otherOfTwo.concertId());
        assertThat(listed).containsSubsequence(first.concertId(), oneOfTwo.concertId(), third.concertId());
        assertThat(listed).containsSubsequence(first.concertId(), otherOfTwo.concertId(), third.concertId());
    }

    @Test
    void bearsAnyCursor() {
        assertBearsAnyCursor(store().concerts()::upcoming);
    }

    private Concert aConcertOn(Instant startsAt) {
        Concert concert = aConcert();
        aPerformance(concert, startsAt);
        return concert;
    }

    @Test
    void allConcertsAreListedAlsoWithoutAPerformance() {
        Concert without = aConcert(fromNow(Duration.ofDays(-2)));
        Performance performance = aPerformance();

        assertThat(all(200, page -> store().concerts().all(page)))
                .extracting(Concert::concertId)
                .containsSubsequence(performance.concertId(), without.concertId());
        assertBearsAnyCursor(page -> store().concerts().all(page));
    }
}
