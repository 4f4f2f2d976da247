package io.frontrow.adapter.postgres.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.User;
import io.frontrow.adapter.postgres.CardPaymentRows;
import io.frontrow.adapter.postgres.OnPostgres;
import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.reservation.model.CancellationOutcome;
import io.frontrow.reservation.model.RefundStatus;
import io.frontrow.reservation.model.RefundSummary;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.reservation.port.CancellationsContract;
import io.frontrow.shared.model.Points;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnPostgres
class PostgresCancellationsTest extends CancellationsContract {

    private final TestPostgres postgres;
    private final CardPaymentRows cards;

    PostgresCancellationsTest(TestPostgres postgres) {
        this.postgres = postgres;
        cards = new CardPaymentRows(postgres);
    }

    @Test
    void owesACardItsPriceUntilThatIsSettled() {
        User fan = aUser();
        Reservation bought = aPurchaseByCard(fan, 1, 2, 3);

        assertThat(canceled(cancel(bought, 1)).refunded()).isEqualTo(refunded(1, RefundStatus.PENDING));
        cards.settle(bought);
        assertThat(canceled(cancel(bought, 1)).refunded()).isEqualTo(refunded(1, RefundStatus.DONE));

        Reservation canceled = canceled(cancel(bought));

        assertThat(canceled.status()).isEqualTo(ReservationStatus.CANCELED);
        assertThat(canceled.refunded()).isEqualTo(refunded(3, RefundStatus.PENDING));
        assertThat(balance(fan)).isEqualTo(Points.ZERO);
        assertThat(pending(bought))
                .singleElement()
                .satisfies(refund -> assertThat(refund).containsEntry("amount", 2 * PRICE.value()))
                .satisfies(refund -> assertThat(refund).containsEntry("is_due", true));
    }

    @Test
    void owesACardOnceWhenManyCancelAtOnce() {
        Reservation bought = aPurchaseByCard(aUser(), 1, 2);

        List<CancellationOutcome> outcomes =
                atOnce(50, _ -> store().cancellations().cancel(cancellationOf(bought, null)));

        assertThat(outcomes)
                .allSatisfy(outcome ->
                        assertThat(canceled(outcome).refunded()).isEqualTo(refunded(2, RefundStatus.PENDING)));
        assertThat(pending(bought)).hasSize(1);
    }

    @Test
    void cardsTakeRefundsWhenTheWalletIsFull() {
        User fan = aUser();
        topUp(fan, Points.MAX);

        assertThat(canceled(cancel(aPurchaseByCard(fan, 1))).refunded()).isEqualTo(refunded(1, RefundStatus.PENDING));
    }

    @Test
    void knowsTheTimeZonesThatConcertsMayBeIn() {
        List<String> zones = ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> !zone.startsWith("SystemV/"))
                .toList();

        Map<String, Object> known = get(postgres.client()
                .sql("SELECT count(now() AT TIME ZONE zone) AS zones FROM unnest(:zones) AS known (zone)")
                .bind("zones", zones.toArray(String[]::new))
                .fetch()
                .one());

        assertThat(known).containsEntry("zones", (long) zones.size());
    }

    private Reservation aPurchaseByCard(User user, int... seats) {
        Reservation reservation = aReservation(user, aPerformance(), seats);
        cards.pay(reservation);
        return reservation;
    }

    private List<Map<String, Object>> pending(Reservation reservation) {
        return get(postgres.client()
                .sql("""
                        SELECT f.amount, f.next_attempt_at <= now() AS is_due
                        FROM refund f JOIN payment p USING (payment_id)
                        WHERE p.reservation_id = :reservationId AND f.status = 'PENDING'
                        """)
                .bind("reservationId", reservation.reservationId().value())
                .fetch()
                .all()
                .collectList());
    }

    private static Reservation canceled(CancellationOutcome outcome) {
        assertThat(outcome).isInstanceOf(CancellationOutcome.Canceled.class);
        return ((CancellationOutcome.Canceled) outcome).reservation();
    }

    private static RefundSummary refunded(int seats, RefundStatus status) {
        return new RefundSummary(new Points(seats * PRICE.value()), status);
    }
}
