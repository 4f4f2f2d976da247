package io.frontrow.catalog.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.frontrow.account.model.User;
import io.frontrow.catalog.ChangePerformance.Result;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.PerformanceState;
import io.frontrow.catalog.model.ScheduleRefusal;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.catalog.model.SectionPosition;
import io.frontrow.catalog.port.Performances.Addition;
import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link Performances}. */
public abstract class PerformancesContract extends SystemOfRecordContract {

    private static final SeatPlan LARGE_HALL = new SeatPlan(List.of(
            new Section("Floor", 100, 200, new Points(150_000), new SectionPosition(500, 120.5, -22.5, 80)),
            new Section("Balcony", 50, 100, new Points(90_000)),
            new Section("Box", 1, 4, new Points(Points.MAX / 5), new SectionPosition(0, 1_000, 0, 0))));

    private final PerformanceId performanceId = new PerformanceId(UUID.randomUUID());
    private Instant startsAt;

    @BeforeEach
    void nextWeek() {
        startsAt = fromNow(Duration.ofDays(7));
    }

    @Test
    void findsWhatItAdded() {
        Concert concert = aConcert();
        Performance performance =
                new Performance(performanceId, concert.concertId(), startsAt, concert.salesOpenAt(), LARGE_HALL);

        assertThat(get(store().performances()
                        .add(performanceId, concert.concertId(), startsAt, LARGE_HALL, anOperator())))
                .isEqualTo(new Addition.Added(performance));

        assertThat(get(store().performances().find(performanceId))).contains(performance);
        assertThat(get(store().performances().find(performanceId))).contains(performance);
    }

    @Test
    void addsNoneToAnUnknownConcert() {
        ConcertId unknown = new ConcertId(UUID.randomUUID());

        assertThat(get(store().performances().add(performanceId, unknown, startsAt, LARGE_HALL, anOperator())))
                .isEqualTo(new Addition.UnknownConcert());

        assertThat(get(store().performances().find(performanceId))).isEmpty();
    }

    @Test
    void findsWhatWasAddedAfterItWasLookedFor() {
        Concert concert = aConcert();
        assertThat(get(store().performances().find(performanceId))).isEmpty();

        get(store().performances().add(performanceId, concert.concertId(), startsAt, LARGE_HALL, anOperator()));

        assertThat(get(store().performances().find(performanceId))).isPresent();
    }

    @Test
    void listsBookableDatesPageByPageEarliestFirst() {
        Concert concert = aConcert();
        Performance second = aPerformance(concert, fromNow(Duration.ofDays(2)));
        Performance third = aPerformance(concert, fromNow(Duration.ofDays(3)));
        Performance first = aPerformance(concert, fromNow(Duration.ofDays(1)));
        aPerformance();

        assertThat(all(2, request -> store().performances().bookable(concert.concertId(), request)))
                .containsExactly(first, second, third);
    }

    @Test
    void addsNoneInThePast() {
        Concert concert = aConcert();

        assertThat(add(concert, fromNow(Duration.ofSeconds(-1)))).isEqualTo(refused(ScheduleRefusal.IN_PAST));
        assertThat(get(store().performances().find(performanceId))).isEmpty();
    }

    @Test
    void addsNoneThatBeginsBeforeTheSaleOpens() {
        Instant salesOpenAt = fromNow(Duration.ofDays(1));
        Concert concert = aConcert(salesOpenAt);

        assertThat(add(concert, salesOpenAt.minusSeconds(1))).isEqualTo(refused(ScheduleRefusal.BEFORE_SALE));
        assertThat(add(concert, salesOpenAt)).isEqualTo(refused(ScheduleRefusal.BEFORE_SALE));
        added(add(concert, salesOpenAt.plusSeconds(1)));
    }

    @Test
    void addsNoSecondOneOfAConcertAtTheSameTime() {
        Concert concert = aConcert();
        Performance performance = aPerformance(concert, startsAt);

        assertThat(add(concert, startsAt)).isEqualTo(refused(ScheduleRefusal.EXISTS));

        aPerformance(concert, startsAt.plusSeconds(1));
        aPerformance(aConcert(), startsAt);
        assertThat(bookable(concert)).hasSize(2).contains(performance);
    }

    @Test
    void addsOneOfManyConcurrentOnesAtTheSameTime() {
        Concert concert = aConcert();
        UserId operatorId = aUser().userId();

        List<Addition> outcomes = atOnce(
                10,
                _ -> store().performances()
                        .add(
                                new PerformanceId(UUID.randomUUID()),
                                concert.concertId(),
                                startsAt,
                                SeatPlan.standardHall(),
                                by(operatorId)));

        assertThat(outcomes).filteredOn(Addition.Added.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.equals(refused(ScheduleRefusal.EXISTS)))
                .hasSize(9);
        assertThat(bookable(concert)).hasSize(1);
    }

    @Test
    void listsNoneThatHasBegun() {
        Concert concert = aConcert();
        aPerformance(concert, fromNow(MOMENT));
        store().time().pass(MOMENT);

        assertThat(bookable(concert)).isEmpty();
    }

    @Test
    void listsNoneBeforeTheSaleOpens() {
        Concert concert = aConcert(fromNow(MOMENT));
        aPerformance(concert, startsAt);
        assertThat(bookable(concert)).isEmpty();

        store().time().pass(MOMENT);

        assertThat(bookable(concert)).hasSize(1);
    }

    @Test
    void bearsAnyCursor() {
        assertBearsAnyCursor(
                request -> store().performances().bookable(aConcert().concertId(), request));
    }

    @Test
    void movesAPerformanceThatIsOnSale() {
        Performance performance = aPerformance();
        Instant later = fromNow(Duration.ofDays(9));

        assertThat(move(performance, later)).isEqualTo(new Result.Changed());
        assertThat(find(performance).startsAt()).isEqualTo(later);
        assertThat(find(performance).state()).isEqualTo(PerformanceState.ON_SALE);
        assertThat(move(performance, later)).isEqualTo(new Result.Changed());
    }

    @Test
    void movesNoneToWhereNoneCanBegin() {
        Concert concert = aConcert(fromNow(Duration.ofDays(1)));
        Performance other = aPerformance(concert, fromNow(Duration.ofDays(3)));
        Performance performance = aPerformance(concert, startsAt);

        assertThat(move(performance, other.startsAt())).isEqualTo(new Result.Refused(ScheduleRefusal.EXISTS));
        assertThat(move(performance, fromNow(Duration.ofSeconds(-1))))
                .isEqualTo(new Result.Refused(ScheduleRefusal.IN_PAST));
        assertThat(move(performance, concert.salesOpenAt())).isEqualTo(new Result.Refused(ScheduleRefusal.BEFORE_SALE));
        assertThat(find(performance)).isEqualTo(performance);
    }

    @Test
    void reservationsStayWithAMovedPerformance() {
        Performance performance = aPerformance();
        Reservation reservation = aReservation(aUser(), performance, 1);

        move(performance, fromNow(Duration.ofDays(9)));

        assertThat(get(store().reservations().find(reservation.userId(), reservation.reservationId())))
                .contains(reservation);
    }

    @Test
    void withdrawsOnlyWhatNobodyHasReserved() {
        Performance reserved = aPerformance();
        aReservation(aUser(), reserved, MOMENT, 1);
        Performance unsold = aPerformance();

        assertThat(withdraw(reserved)).isEqualTo(new Result.Sold());
        store().time().pass(MOMENT);
        get(store().reservations().expireOverdue(1_000));
        assertThat(withdraw(reserved)).as("was reserved").isEqualTo(new Result.Sold());
        assertThat(withdraw(unsold)).isEqualTo(new Result.Changed());
        assertThat(withdraw(unsold)).isEqualTo(new Result.Changed());

        assertThat(find(reserved).state()).isEqualTo(PerformanceState.ON_SALE);
        assertThat(find(unsold).state()).isEqualTo(PerformanceState.WITHDRAWN);
        assertThat(get(tryToReserve(hold(aUser(), unsold, HOLD, 1), unsold)))
                .isEqualTo(new Reservations.Outcome.NotBookable());
    }

    @Test
    void oneOfASimultaneousReservationAndWithdrawalIsRefused() {
        User fan = aUser();
        UserId operatorId = aUser().userId();
        List<Performance> all =
                IntStream.range(0, 10).mapToObj(_ -> aPerformance()).toList();

        atOnce(
                20,
                i -> i % 2 == 0
                        ? store().performances()
                                .withdraw(all.get(i / 2).performanceId(), by(operatorId))
                                .map(_ -> true)
                        : tryToReserve(hold(fan, all.get(i / 2), HOLD, 1), all.get(i / 2))
                                .map(_ -> true));

        assertThat(all)
                .allSatisfy(performance -> assertThat(find(performance).state() == PerformanceState.WITHDRAWN)
                        .isEqualTo(get(store().claims().claimed(performance.performanceId()))
                                .reserved()
                                .isEmpty()));
    }

    @Test
    void whatIsWithdrawnOrCanceledIsNeitherListedNorChanged() {
        Concert concert = aConcert();
        Performance withdrawn = aPerformance(concert, startsAt);
        Performance canceled = aPerformance(concert, startsAt.plusSeconds(1));
        withdraw(withdrawn);
        cancel(canceled);

        assertThat(bookable(concert)).isEmpty();
        assertThat(get(store().concerts().find(concert.concertId()))
                        .orElseThrow()
                        .firstStartsAt())
                .isNull();
        assertThat(move(withdrawn, startsAt.plusSeconds(9))).isEqualTo(new Result.NotOnSale());
        assertThat(cancel(withdrawn)).isEqualTo(new Result.NotOnSale());
        assertThat(move(canceled, startsAt.plusSeconds(9))).isEqualTo(new Result.NotOnSale());
        assertThat(withdraw(canceled)).isEqualTo(new Result.NotOnSale());
        assertThat(cancel(canceled)).isEqualTo(new Result.Changed());
        assertThat(aPerformance(concert, startsAt).state())
                .as("its time is free")
                .isEqualTo(PerformanceState.ON_SALE);
    }

    @Test
    void recordsTheChangesThatAreMade() {
        Concert concert = aConcert();
        Performance performance = aPerformance(concert, startsAt);
        Performance other = aPerformance(concert, startsAt.plusSeconds(1));

        move(performance, other.startsAt());
        move(performance, startsAt.plusSeconds(2));
        withdraw(performance);
        cancel(performance);
        cancel(other);

        assertThat(get(store().operatorActions().list(concert.concertId(), PageRequest.first(10)))
                        .items())
                .extracting(OperatorAction::kind, action -> action.subject().performanceId())
                .containsExactlyInAnyOrder(
                        tuple(Kind.CANCEL_PERFORMANCE, other.performanceId()),
                        tuple(Kind.WITHDRAW_PERFORMANCE, performance.performanceId()),
                        tuple(Kind.MOVE_PERFORMANCE, performance.performanceId()),
                        tuple(Kind.CREATE_PERFORMANCE, other.performanceId()),
                        tuple(Kind.CREATE_PERFORMANCE, performance.performanceId()),
                        tuple(Kind.CREATE_CONCERT, null));
    }

    @Test
    void changesNoUnknownPerformance() {
        assertThat(get(store().performances().move(performanceId, startsAt, anOperator())))
                .isEqualTo(new Result.UnknownPerformance());
        assertThat(get(store().performances().withdraw(performanceId, anOperator())))
                .isEqualTo(new Result.UnknownPerformance());
        assertThat(get(store().performances().cancel(performanceId, "storm", anOperator())))
                .isEqualTo(new Result.UnknownPerformance());
    }

    private Result move(Performance performance, Instant to) {
        return get(store().performances().move(performance.performanceId(), to, anOperator()));
    }

    private Result withdraw(Performance performance) {
        return get(store().performances().withdraw(performance.performanceId(), anOperator()));
    }

    private Result cancel(Performance performance) {
        return get(store().performances().cancel(performance.performanceId(), "storm", anOperator()));
    }

    private Performance find(Performance performance) {
        return get(store().performances().find(performance.performanceId())).orElseThrow();
    }

    private Addition add(Concert concert, Instant startsAt) {
        return get(store().performances().add(performanceId, concert.concertId(), startsAt, LARGE_HALL, anOperator()));
    }

    private static Addition refused(ScheduleRefusal why) {
        return new Addition.Refused(why);
    }

    private List<Performance> bookable(Concert concert) {
        return get(store().performances().bookable(concert.concertId(), PageRequest.first(50)))
                .items();
    }

    @Test
    void allPerformancesOfAConcertAreListedWhateverTheirState() {
        Concert concert = aConcert();
        Performance second = aPerformance(concert, fromNow(Duration.ofDays(2)));
        Performance first = aPerformance(concert, fromNow(Duration.ofDays(1)));
        aPerformance();
        get(store().performances().withdraw(first.performanceId(), anOperator()));
        get(store().performances().cancel(second.performanceId(), "The singer is ill", anOperator()));

        assertThat(all(1, page -> store().performances().ofConcert(concert.concertId(), page)))
                .extracting(Performance::performanceId)
                .containsExactly(first.performanceId(), second.performanceId());
        assertThat(all(200, page -> store().performances().current(page)))
                .extracting(Performance::performanceId)
                .containsSubsequence(first.performanceId(), second.performanceId());
    }

    @Test
    void aPerformanceIsListedWhileItRuns() {
        Performance performance = aPerformance(aConcert(), fromNow(MOMENT));
        store().time().pass(MOMENT);

        assertThat(all(200, page -> store().performances().current(page)))
                .extracting(Performance::performanceId)
                .contains(performance.performanceId());
        assertBearsAnyCursor(page -> store().performances().current(page));
        assertBearsAnyCursor(page -> store().performances().ofConcert(performance.concertId(), page));
    }
}
