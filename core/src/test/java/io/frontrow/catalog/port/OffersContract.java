package io.frontrow.catalog.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.User;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.Offer;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.model.SaleStatus;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.model.Points;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link Offers}. */
public abstract class OffersContract extends SystemOfRecordContract {

    private static final SaleStatus CLOSED = new SaleStatus(true, 0, 0, false);

    @Test
    void aConcertWithoutAPerformanceOffersNothing() {
        ConcertId concertId = aConcert().concertId();
        ConcertId unknown = new ConcertId(UUID.randomUUID());

        Map<ConcertId, Offer> offers = get(offers().of(List.of(concertId, unknown)));

        assertThat(offers).containsOnlyKeys(concertId, unknown);
        assertThat(offers.values()).extracting(Offer::sale).containsOnly(CLOSED);
        assertThat(offers.values()).extracting(Offer::priceFrom).containsOnly(Optional.empty());
        assertThat(offers).containsEntry(unknown, new Offer(Optional.empty(), CLOSED, Optional.empty(), false));
        assertThat(get(offers().of(List.of()))).isEmpty();
    }

    @Test
    void theCheapestSeatOfThePerformancesToComeIsThePriceFrom() {
        Concert concert = aConcert();
        aPerformance(concert, fromNow(Duration.ofDays(1)), hall(70_000, 30_000));
        aPerformance(concert, fromNow(Duration.ofDays(2)), hall(90_000, 40_000));
        Performance withdrawn = aPerformance(concert, fromNow(Duration.ofDays(3)), hall(10_000, 20_000));
        get(store().performances().withdraw(withdrawn.performanceId(), anOperator()));

        assertThat(offer(concert.concertId()).priceFrom()).contains(new Points(30_000));
        assertThat(offer(concert.concertId()).sale()).isEqualTo(new SaleStatus(false, 80, 80, false));
    }

    @Test
    void anOfferSaysWhenTheRoomOpensAndWhetherItIsPaused() {
        Concert concert = aConcert();
        Concert other = aConcert();
        Instant opensAt = fromNow(Duration.ofHours(3));
        get(store().rooms()
                .change(
                        concert.concertId(),
                        PolicyChange.to(WaitingRoomPolicy.opening(opensAt)),
                        Optional.empty(),
                        false));
        get(store().rooms().setPaused(other.concertId(), true));

        assertThat(offer(concert.concertId()).opensAt()).contains(opensAt);
        assertThat(offer(concert.concertId()).paused()).isFalse();
        assertThat(offer(other.concertId()).opensAt()).contains(other.salesOpenAt());
        assertThat(offer(other.concertId()).paused()).isTrue();
    }

    @Test
    void reservedAndSoldSeatsAreNotOffered() {
        Performance one = aPerformance();
        Performance other = aPerformance();
        User user = aUser();
        aReservation(user, one, 1, 2);
        aPurchase(user, one, 3);
        aReservation(user, other, 4);

        Map<ConcertId, Offer> offers = get(offers().of(List.of(one.concertId(), other.concertId())));

        assertThat(offers.values()).extracting(Offer::priceFrom).containsOnly(Optional.of(PRICE));
        assertThat(offers.get(one.concertId())).extracting(Offer::sale).isEqualTo(new SaleStatus(false, 50, 47, false));
        assertThat(offers.get(other.concertId()))
                .extracting(Offer::sale)
                .isEqualTo(new SaleStatus(false, 50, 49, false));
    }

    @Test
    void aConcertWhoseSeatsAreAllSoldIsSoldOut() {
        Performance performance = aPerformance(
                aConcert(),
                fromNow(Duration.ofDays(1)),
                new SeatPlan(List.of(new Section("Box", 1, 2, new Points(5_000)))));
        aPurchase(aUser(), performance, 1, 2);

        assertThat(offer(performance.concertId()).sale()).isEqualTo(new SaleStatus(false, 2, 0, true));
    }

    private static SeatPlan hall(long price, long otherPrice) {
        return new SeatPlan(List.of(
                new Section("Stalls", 2, 10, new Points(price)),
                new Section("Gallery", 2, 10, new Points(otherPrice))));
    }

    private Offers offers() {
        return store().offers();
    }

    private Offer offer(ConcertId concertId) {
        return Objects.requireNonNull(get(offers().of(List.of(concertId))).get(concertId));
    }
}
