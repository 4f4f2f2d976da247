package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.account.model.User;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.Performance;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.queue.model.SaleStatus;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.ReservationId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link SaleStatuses}. */
public abstract class SaleStatusesContract extends SystemOfRecordContract {

    @Test
    void aConcertWithoutAPerformanceIsClosedAndNotSoldOut() {
        SaleStatus closed = new SaleStatus(true, 0, 0, false);

        assertThat(of(aConcert().concertId())).isEqualTo(closed);
        assertThat(of(new ConcertId(UUID.randomUUID()))).isEqualTo(closed);
    }

    @Test
    void theSaleClosesWhenTheLastPerformanceBegins() {
        Concert concert = aConcert();
        aPerformance(concert, fromNow(MOMENT));
        aPerformance(concert, fromNow(MOMENT.multipliedBy(3)));
        assertThat(of(concert.concertId())).isEqualTo(new SaleStatus(false, 100, 100, false));

        store().time().pass(MOMENT);
        await().untilAsserted(
                        () -> assertThat(of(concert.concertId())).isEqualTo(new SaleStatus(false, 50, 50, false)));

        store().time().pass(MOMENT.multipliedBy(2));
        await().untilAsserted(() -> assertThat(of(concert.concertId())).isEqualTo(new SaleStatus(true, 0, 0, false)));
    }

    @Test
    void performancesThatAreNotOnSaleDoNotCount() {
        Concert concert = aConcert();
        Performance withdrawn = aPerformance(concert, fromNow(Duration.ofDays(1)));
        Performance onSale = aPerformance(concert, fromNow(Duration.ofDays(2)));

        get(store().performances().withdraw(withdrawn.performanceId(), anOperator()));
        assertThat(of(concert.concertId())).isEqualTo(new SaleStatus(false, 50, 50, false));

        get(store().performances().withdraw(onSale.performanceId(), anOperator()));
        await().untilAsserted(() -> assertThat(of(concert.concertId())).isEqualTo(new SaleStatus(true, 0, 0, false)));
    }

    @Test
    void reservedAndSoldSeatsAreNotAvailable() {
        Performance performance = aPerformance();
        User user = aUser();
        reserve(user, performance, HOLD, 1, 2);
        Reservation paid = reserve(user, performance, HOLD, 3);
        topUp(user, paid.totalPrice().value());
        assertThat(pay(paid)).isInstanceOf(PaymentOutcome.Paid.class);

        await().untilAsserted(
                        () -> assertThat(of(performance.concertId())).isEqualTo(new SaleStatus(false, 50, 47, false)));
    }

    private SaleStatus of(ConcertId concertId) {
        return get(store().saleStatuses().of(concertId));
    }

    private Reservation reserve(User user, Performance performance, Duration lasting, int... seats) {
        Reservations.NewReservation order = new Reservations.NewReservation(
                new ReservationId(UUID.randomUUID()),
                performance,
                hold(user.userId(), performance, lasting, seats),
                new QueueEntryId(UUID.randomUUID()),
                LIMIT);
        return ((Reservations.Outcome.Reserved) get(store().reservations().reserve(order))).reservation();
    }
}
