package io.frontrow.catalog.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link Performances}. */
public abstract class PerformancesContract extends SystemOfRecordContract {

    private static final SeatPlan LARGE_HALL = new SeatPlan(List.of(
            new Section("Floor", 100, 200, new Points(150_000)),
            new Section("Balcony", 50, 100, new Points(90_000)),
            new Section("Box", 1, 4, new Points(Points.MAX))));

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

        assertThat(get(store().performances().add(performanceId, concert.concertId(), startsAt, LARGE_HALL)))
                .contains(performance);

        assertThat(get(store().performances().find(performanceId))).contains(performance);
        assertThat(get(store().performances().find(performanceId))).contains(performance);
    }

    @Test
    void addsNoneToAnUnknownConcert() {
        ConcertId unknown = new ConcertId(UUID.randomUUID());

        assertThat(get(store().performances().add(performanceId, unknown, startsAt, LARGE_HALL)))
                .isEmpty();

        assertThat(get(store().performances().find(performanceId))).isEmpty();
    }

    @Test
    void findsWhatWasAddedAfterItWasLookedFor() {
        Concert concert = aConcert();
        assertThat(get(store().performances().find(performanceId))).isEmpty();

        get(store().performances().add(performanceId, concert.concertId(), startsAt, LARGE_HALL));

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
    void listsAllOfManyDatesAtTheSameTime() {
        Concert concert = aConcert();
        List<Performance> twice = List.of(aPerformance(concert, startsAt), aPerformance(concert, startsAt));

        assertThat(all(1, request -> store().performances().bookable(concert.concertId(), request)))
                .containsExactlyInAnyOrderElementsOf(twice);
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

    private List<Performance> bookable(Concert concert) {
        return get(store().performances().bookable(concert.concertId(), PageRequest.first(50)))
                .items();
    }
}
