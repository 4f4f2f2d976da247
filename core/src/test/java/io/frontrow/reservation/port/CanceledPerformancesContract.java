package io.frontrow.reservation.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.User;
import io.frontrow.catalog.ChangePerformance;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.payment.model.CaptureId;
import io.frontrow.payment.model.CaptureResult;
import io.frontrow.payment.model.CardToken;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.payment.port.CardPayments;
import io.frontrow.payment.port.CardPayments.BeginOutcome;
import io.frontrow.payment.port.CardRefunds;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.reservation.model.CancellationOutcome;
import io.frontrow.reservation.model.RefundStatus;
import io.frontrow.reservation.model.RefundSummary;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.reservation.model.SalesSummary;
import io.frontrow.reservation.port.CanceledPerformances.NewRefund;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link CanceledPerformances} and {@link PerformanceSales}. */
public abstract class CanceledPerformancesContract extends SystemOfRecordContract {

    private static final long ONE = PRICE.value();

    private Performance performance;
    private User fan;

    @BeforeEach
    void aSale() {
        performance = aPerformance();
        fan = aUser();
    }

    @Test
    void countsWhatIsSoldAndGivenBack() {
        Reservation bought = aPurchase(fan, performance, 1, 2, 3);
        aReservation(aUser(), performance, 4);
        cancel(bought, 1);

        SalesSummary summary = summary();
        assertThat(summary.performance()).isEqualTo(performance);
        assertThat(summary.reserved()).isEqualTo(1);
        assertThat(summary.sold()).isEqualTo(2);
        assertThat(summary.revenue()).isEqualTo(new Points(2 * ONE));
        assertThat(summary.refundsDue()).isZero();
        assertThat(summary.refundsDone()).isEqualTo(1);
        assertThat(summary.cancellation()).isEmpty();
        assertThat(get(store().sales().find(anUnknownPerformance()))).isEmpty();
    }

    private static PerformanceId anUnknownPerformance() {
        return new PerformanceId(UUID.randomUUID());
    }

    @Test
    void nothingCanBeBoughtOnceAPerformanceIsCanceled() {
        Reservation unpaid = aReservation(fan, performance, 1);
        topUp(fan, ONE);

        cancelPerformance();

        assertThat(get(tryToReserve(hold(fan, performance, HOLD, 2), performance)))
                .isEqualTo(new Reservations.Outcome.NotBookable());
        assertThat(pay(unpaid)).isNotInstanceOf(PaymentOutcome.Paid.class);
        assertThat(get(store().cardPayments().begin(cardOf(unpaid), HOLD))).isInstanceOf(BeginOutcome.Refused.class);
        assertThat(balance(fan)).isEqualTo(new Points(ONE));
        assertThat(get(store().performances().bookable(performance.concertId(), PageRequest.first(50)))
                        .items())
                .isEmpty();
    }

    @Test
    void everyReservationIsCanceledAndRefundedOnce() {
        Reservation paid = aPurchase(fan, performance, 1, 2);
        User other = aUser();
        Reservation unpaid = aReservation(other, performance, 3);

        assertThat(cancelReservations(10)).isZero();
        cancelPerformance();
        assertThat(summary().refundsDue()).isEqualTo(1);
        assertThat(cancelReservations(10)).isEqualTo(2);
        assertThat(cancelReservations(10)).isZero();

        assertThat(find(paid).status()).isEqualTo(ReservationStatus.CANCELED);
        assertThat(find(paid).refunded().amount()).isEqualTo(new Points(2 * ONE));
        assertThat(find(unpaid).status()).isEqualTo(ReservationStatus.CANCELED);
        assertThat(balance(fan)).isEqualTo(new Points(2 * ONE));
        assertThat(balance(other)).isEqualTo(Points.ZERO);
        assertThat(summary().sold() + summary().reserved() + summary().refundsDue())
                .isZero();
        assertThat(summary().refundsDone()).isEqualTo(1);
        assertThat(cancel(unpaid)).isInstanceOf(CancellationOutcome.Canceled.class);
    }

    @Test
    void aCancellationIsDoneOnceAndKnowsItsReason() {
        aPurchase(fan, performance, 1);
        assertThat(get(store().canceledPerformances().finish(performance.performanceId())))
                .isFalse();

        cancelPerformance();
        assertThat(get(store().performances().cancel(performance.performanceId(), "another reason", anOperator())))
                .isEqualTo(new ChangePerformance.Result.Changed());
        assertThat(finish()).isFalse();
        assertThat(unfinished()).isTrue();
        cancelReservations(10);

        assertThat(finish()).isTrue();
        assertThat(finish()).isFalse();
        assertThat(unfinished()).isFalse();
        assertThat(summary().cancellation()).hasValueSatisfying(cancellation -> {
            assertThat(cancellation.reason()).isEqualTo("the singer is ill");
            assertThat(cancellation.doneAt()).isNotNull();
        });
    }

    @Test
    void batchesGoOnWhereAnotherOneStopped() {
        List<User> fans = IntStream.rangeClosed(1, 7).mapToObj(_ -> aUser()).toList();
        IntStream.range(0, 7).forEach(i -> aPurchase(fans.get(i), performance, i + 1));
        cancelPerformance();

        assertThat(cancelReservations(3)).isEqualTo(3);
        assertThat(cancelReservations(3)).isEqualTo(3);
        assertThat(cancelReservations(3)).isEqualTo(1);

        assertThat(fans).allSatisfy(each -> assertThat(balance(each)).isEqualTo(new Points(ONE)));
    }

    @Test
    void whatTheUserGaveBackBeforeIsNotRefundedAgain() {
        Reservation paid = aPurchase(fan, performance, 1, 2, 3);
        cancel(paid, 2);
        cancelPerformance();

        cancelReservations(10);

        assertThat(balance(fan)).isEqualTo(new Points(3 * ONE));
        assertThat(find(paid).refunded().amount()).isEqualTo(new Points(3 * ONE));
    }

    @Test
    void aRefundThatTheWalletCannotTakeWaits() {
        Reservation rich = aPurchase(fan, performance, 1);
        topUp(fan, Points.MAX);
        User other = aUser();
        aPurchase(other, performance, 2);
        cancelPerformance();

        assertThat(cancelReservations(10)).isEqualTo(2);
        assertThat(balance(other)).isEqualTo(new Points(ONE));
        assertThat(find(rich).status()).isEqualTo(ReservationStatus.CANCELED);
        assertThat(find(rich).refunded()).isEqualTo(new RefundSummary(new Points(ONE), RefundStatus.PENDING));
        assertThat(summary().sold()).isZero();
        assertThat(summary().refundsDue()).isEqualTo(1);
        assertThat(finish()).isFalse();
        assertThat(summary().refundsDue()).isEqualTo(1);
    }

    @Test
    void aRefundThatWaitedIsMadeOnceWhenTheWalletCanTakeIt() {
        Reservation rich = aPurchase(fan, performance, 1);
        topUp(fan, Points.MAX);
        cancelPerformance();
        cancelReservations(10);
        pay(aReservation(fan, aPerformance(), 1));

        assertThat(finish()).isTrue();
        assertThat(finish()).isFalse();

        assertThat(balance(fan)).isEqualTo(new Points(Points.MAX));
        assertThat(find(rich).refunded()).isEqualTo(new RefundSummary(new Points(ONE), RefundStatus.DONE));
        assertThat(summary().refundsDue()).isZero();
        assertThat(summary().refundsDone()).isEqualTo(1);
    }

    @Test
    void aCardIsRefundedAndThenTheCancellationIsDone() {
        Reservation byCard = aReservation(fan, performance, 1);
        settle(begun(byCard));
        cancelPerformance();

        cancelReservations(10);
        assertThat(find(byCard).status()).isEqualTo(ReservationStatus.CANCELED);
        assertThat(summary().refundsDue()).isEqualTo(1);
        assertThat(finish()).isFalse();

        settleRefunds();
        assertThat(finish()).isTrue();
        assertThat(summary().refundsDone()).isEqualTo(1);
    }

    @Test
    void aCardThatWasCapturedMeanwhileIsRefunded() {
        Reservation before = aReservation(fan, performance, 1);
        CardPayments.CardPayment early = begun(before);
        Reservation after = aReservation(fan, performance, 2);
        CardPayments.CardPayment late = begun(after);
        cancelPerformance();

        assertThat(settle(early)).isEqualTo(PaymentStatus.FAIL);
        cancelReservations(10);
        settleRefunds();
        assertThat(finish()).as("a card is still being charged").isFalse();
        assertThat(settle(late)).isEqualTo(PaymentStatus.FAIL);

        assertThat(finish()).isFalse();
        settleRefunds();
        assertThat(finish()).isTrue();
        assertThat(find(before).status()).isEqualTo(ReservationStatus.CANCELED);
    }

    @Test
    void simultaneousReservationsAndPaymentsComeBeforeOrAreRefused() {
        List<User> fans = IntStream.rangeClosed(1, 20).mapToObj(_ -> aUser()).toList();
        fans.forEach(each -> topUp(each, ONE));
        List<Reservation> unpaid = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> aReservation(fans.get(i - 1), performance, i))
                .toList();
        By operator = anOperator();

        atOnce(30, i -> switch (i % 3) {
            case 0 ->
                store().payments()
                        .payByWallet(paymentOf(unpaid.get(i / 3), aKey()))
                        .map(_ -> true);
            case 1 ->
                tryToReserve(hold(fans.get(10 + i / 3), performance, HOLD, 11 + i / 3), performance)
                        .map(_ -> true);
            default ->
                i == 14
                        ? store().performances()
                                .cancel(performance.performanceId(), "storm", operator)
                                .map(_ -> true)
                        : store().canceledPerformances()
                                .cancelReservations(performance.performanceId(), ids(3))
                                .map(_ -> true);
        });
        List<Integer> batches = atOnce(
                4,
                _ -> store().canceledPerformances()
                        .cancelReservations(performance.performanceId(), ids(50))
                        .map(List::size));
        cancelReservations(50);

        assertThat(batches).isNotEmpty();
        assertThat(finish()).isTrue();
        assertThat(fans).allSatisfy(each -> assertThat(balance(each)).isEqualTo(new Points(ONE)));
        assertThat(summary().sold() + summary().reserved()).isZero();
    }

    @Test
    void aUsersCancellationAndThatOfThePerformanceRefundEachSeatOnce() {
        Reservation paid = aPurchase(fan, performance, 1, 2, 3, 4);
        cancelPerformance();

        atOnce(
                12,
                i -> i % 2 == 0
                        ? store().cancellations()
                                .cancel(cancellationOf(paid, SeatNumbers.of(i % 4 + 1)))
                                .map(_ -> true)
                        : store().canceledPerformances()
                                .cancelReservations(performance.performanceId(), ids(2))
                                .map(_ -> true));
        cancelReservations(10);

        assertThat(balance(fan)).isEqualTo(new Points(4 * ONE));
        assertThat(finish()).isTrue();
    }

    private void cancelPerformance() {
        assertThat(get(store().performances().cancel(performance.performanceId(), "the singer is ill", anOperator())))
                .isEqualTo(new ChangePerformance.Result.Changed());
    }

    private int cancelReservations(int atMost) {
        return get(store().canceledPerformances().cancelReservations(performance.performanceId(), ids(atMost)))
                .size();
    }

    private static List<NewRefund> ids(int count) {
        return Stream.generate(() -> new NewRefund(new RefundId(UUID.randomUUID()), new TransferId(UUID.randomUUID())))
                .limit(count)
                .toList();
    }

    private boolean finish() {
        return get(store().canceledPerformances().finish(performance.performanceId()));
    }

    private boolean unfinished() {
        return get(store().canceledPerformances().unfinished(1_000)).stream()
                .anyMatch(unfinished -> unfinished.performanceId().equals(performance.performanceId()));
    }

    private SalesSummary summary() {
        return get(store().sales().find(performance.performanceId())).orElseThrow();
    }

    private Reservation find(Reservation reservation) {
        return get(store().reservations().find(reservation.userId(), reservation.reservationId()))
                .orElseThrow();
    }

    private CardPayments.CardPayment begun(Reservation reservation) {
        CardPayments.CardPayment order = cardOf(reservation);
        assertThat(get(store().cardPayments().begin(order, HOLD))).isInstanceOf(BeginOutcome.Begun.class);
        return order;
    }

    private static CardPayments.CardPayment cardOf(Reservation reservation) {
        QueueEntry entry = new QueueEntry(
                new QueueEntryId(UUID.randomUUID()), reservation.concertId(), reservation.userId(), new Place(1));
        return new CardPayments.CardPayment(
                new PaymentId(UUID.randomUUID()), entry, reservation.reservationId(), new CardToken("tok_ok"), aKey());
    }

    private PaymentStatus settle(CardPayments.CardPayment order) {
        Points amount = get(store().payments().find(order.userId(), order.newPaymentId()))
                .orElseThrow()
                .amount();
        CaptureResult captured =
                new CaptureResult.Captured(new CaptureId(UUID.randomUUID().toString()), amount);
        return get(store().cardPayments()
                        .settle(new CardPayments.Settlement(
                                order.newPaymentId(),
                                captured,
                                new TransferId(UUID.randomUUID()),
                                new RefundId(UUID.randomUUID()))))
                .orElseThrow()
                .status();
    }

    private void settleRefunds() {
        CardRefunds.Backoff pauses = new CardRefunds.Backoff(Duration.ofHours(1), Duration.ofHours(1));
        get(store().cardRefunds().leaseDue(pauses, 1_000))
                .forEach(due ->
                        get(store().cardRefunds().settle(due.refund().refundId(), new TransferId(UUID.randomUUID()))));
    }
}
