package io.frontrow.reservation.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.User;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.payment.model.CaptureResult;
import io.frontrow.payment.model.CardToken;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.payment.port.CardPayments;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.reservation.model.CancellationOutcome;
import io.frontrow.reservation.model.RefundStatus;
import io.frontrow.reservation.model.RefundSummary;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.seat.model.ClaimedSeats;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.SaleContract;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.model.TransferKind;
import io.frontrow.wallet.model.WalletEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract of {@link Cancellations}. */
public abstract class CancellationsContract extends SaleContract {

    private static final long ONE = PRICE.value();

    @Nested
    class Cancelling {

        @Test
        void returnsAllSeatsAndTheirPrice() {
            Reservation bought = aPurchase(fan, performance, 1, 2);

            Reservation canceled = canceled(cancel(bought));

            assertThat(canceled.status()).isEqualTo(ReservationStatus.CANCELED);
            assertThat(canceled.seats()).as("what it had").isEqualTo(SeatNumbers.of(1, 2));
            assertThat(canceled.totalPrice()).isEqualTo(bought.totalPrice());
            assertThat(canceled.refunded()).isEqualTo(done(2 * ONE));
            assertThat(find(bought)).isEqualTo(canceled);
            assertThat(balance(fan)).isEqualTo(new Points(2 * ONE));
            assertThat(claimed()).isEqualTo(new ClaimedSeats(SeatNumbers.NONE, SeatNumbers.NONE));
        }

        @Test
        void returnsSomeSeatsAndKeepsTheOthers() {
            Reservation bought = aPurchase(fan, performance, 1, 2, 3);

            Reservation canceled = canceled(cancel(bought, 1, 3));

            assertThat(canceled.status()).isEqualTo(ReservationStatus.CONFIRMED);
            assertThat(canceled.seats()).isEqualTo(SeatNumbers.of(2));
            assertThat(canceled.totalPrice()).isEqualTo(bought.totalPrice());
            assertThat(canceled.refunded()).isEqualTo(done(2 * ONE));
            assertThat(find(bought)).isEqualTo(canceled);
            assertThat(all(50, request -> store().reservations().list(fan.userId(), request)))
                    .containsExactly(canceled);
            assertThat(balance(fan)).isEqualTo(new Points(2 * ONE));
            assertThat(claimed()).isEqualTo(new ClaimedSeats(SeatNumbers.NONE, SeatNumbers.of(2)));
        }

        @Test
        void isCanceledWithTheLastOfItsSeats() {
            Reservation bought = aPurchase(fan, performance, 1, 2, 3);
            cancel(bought, 1);
            cancel(bought, 2);

            Reservation canceled = canceled(cancel(bought, 3));

            assertThat(canceled.status()).isEqualTo(ReservationStatus.CANCELED);
            assertThat(canceled.seats()).isEqualTo(SeatNumbers.of(1, 2, 3));
            assertThat(canceled.refunded()).isEqualTo(done(3 * ONE));
            assertThat(balance(fan)).isEqualTo(new Points(3 * ONE));
        }

        @Test
        void refundsThePriceOfEachSeat() {
            SeatPlan plan = new SeatPlan(List.of(
                    new Section("Floor", 2, 5, new Points(300)), new Section("Balcony", 1, 10, new Points(70))));
            Performance mixed = aPerformance(aConcert(), fromNow(Duration.ofDays(7)), plan);
            Reservation bought = aPurchase(fan, mixed, 10, 11, 12);

            assertThat(canceled(cancel(bought, 11)).refunded()).isEqualTo(done(70));
            assertThat(canceled(cancel(bought)).refunded()).isEqualTo(done(440));
            assertThat(balance(fan)).isEqualTo(new Points(440));
        }

        @Test
        void movesNothingOnRepetition() {
            Reservation bought = aPurchase(fan, performance, 1, 2);
            Reservation canceled = canceled(cancel(bought));

            assertThat(canceled(cancel(bought))).isEqualTo(canceled);
            assertThat(canceled(cancel(bought, 2))).isEqualTo(canceled);

            assertThat(balance(fan)).isEqualTo(new Points(2 * ONE));
        }

        @Test
        void refundsTheRestWhenSomeWereRefundedBefore() {
            Reservation bought = aPurchase(fan, performance, 1, 2, 3);
            cancel(bought, 1, 2);

            Reservation canceled = canceled(cancel(bought, 2, 3));

            assertThat(canceled.status()).isEqualTo(ReservationStatus.CANCELED);
            assertThat(canceled.refunded()).isEqualTo(done(3 * ONE));
            assertThat(balance(fan)).isEqualTo(new Points(3 * ONE));
        }

        @Test
        void returnsTheHoldOfTheReservation() {
            SeatHold hold = hold(fan, performance, HOLD, 1);
            Reservation reservation =
                    ((Reservations.Outcome.Reserved) get(tryToReserve(hold, performance))).reservation();
            topUp(fan, ONE);
            pay(reservation);

            assertThat(((CancellationOutcome.Canceled) cancel(reservation)).holdId())
                    .isEqualTo(hold.holdId());
        }

        @Test
        void cancelsEvenIfTheCallerCancels() {
            Reservation bought = aPurchase(fan, performance, 1);

            store().cancellations()
                    .cancel(cancellationOf(bought, null))
                    .subscribe()
                    .dispose();

            Awaitility.await()
                    .untilAsserted(() -> assertThat(find(bought).status()).isEqualTo(ReservationStatus.CANCELED));
            assertThat(balance(fan)).isEqualTo(new Points(ONE));
        }
    }

    @Nested
    class Refusing {

        @Test
        void refusesUnknownReservationsAndThoseOfOtherUsers() {
            Reservation bought = aPurchase(fan, performance, 1);
            Cancellations.Cancellation own = cancellationOf(bought, SeatNumbers.of(1, 2));
            Cancellations.Cancellation stolen = new Cancellations.Cancellation(
                    own.newRefundId(), own.newTransferId(), other.userId(), own.reservationId(), own.seats());
            Cancellations.Cancellation ofOtherConcert = new Cancellations.Cancellation(
                    own.newRefundId(), own.newTransferId(), own.userId(), new ReservationId(UUID.randomUUID()), null);

            assertThat(get(store().cancellations().cancel(stolen)))
                    .isEqualTo(new CancellationOutcome.UnknownReservation());
            assertThat(get(store().cancellations().cancel(ofOtherConcert)))
                    .isEqualTo(new CancellationOutcome.UnknownReservation());

            assertThat(find(bought).status()).isEqualTo(ReservationStatus.CONFIRMED);
        }

        @Test
        void refusesSeatsOutsideTheReservation() {
            Reservation bought = aPurchase(fan, performance, 1, 2);
            aPurchase(fan, performance, 3);

            assertThat(cancel(bought, 2, 3, 4)).isEqualTo(new CancellationOutcome.UnknownSeats(SeatNumbers.of(3, 4)));

            assertThat(find(bought)).isEqualTo(withStatusOf(bought, ReservationStatus.CONFIRMED));
            assertThat(balance(fan)).isEqualTo(Points.ZERO);
        }

        @Test
        void refusesWhatWasNotPaidInTime() {
            Reservation brief = aReservation(fan, performance, MOMENT, 2);

            store().time().pass(MOMENT);
            assertThat(cancel(brief)).isEqualTo(new CancellationOutcome.NotPaid());
            get(store().reservations().expireOverdue(1_000));
            assertThat(cancel(brief)).isEqualTo(new CancellationOutcome.NotPaid());
        }

        @Test
        void refusesSomeSeatsOfWhatIsNotPaid() {
            Reservation unpaid = aReservation(fan, performance, 1, 2);

            assertThat(cancel(unpaid, 1)).isEqualTo(new CancellationOutcome.OnlyWhole());
            assertThat(cancel(unpaid, 3)).isEqualTo(new CancellationOutcome.UnknownSeats(SeatNumbers.of(3)));

            assertThat(find(unpaid)).isEqualTo(unpaid);
            assertThat(claimed().reserved()).isEqualTo(SeatNumbers.of(1, 2));
        }

        @Test
        void refusesWhatACardIsBeingChargedFor() {
            Reservation unpaid = aReservation(fan, performance, 1, 2);
            CardPayments.CardPayment card = begunCard(unpaid);

            assertThat(cancel(unpaid)).isEqualTo(new CancellationOutcome.PaymentPending());
            assertThat(cancel(unpaid, 1)).isEqualTo(new CancellationOutcome.PaymentPending());
            settle(card, new CaptureResult.Voided());
            assertThat(canceled(cancel(unpaid)).status()).isEqualTo(ReservationStatus.CANCELED);
        }

        @Test
        void refusesFromTheDayOfThePerformanceInTheTimeZoneOfTheVenue() {
            Instant inHalfADay = fromNow(Duration.ofHours(13));
            ZoneId noon = whereTheHourIs(12);
            ZoneId morning = whereTheHourIs(6);
            Reservation tomorrow = aPurchase(fan, aPerformance(aConcert(noon), inHalfADay), 1);
            Reservation today = aPurchase(fan, aPerformance(aConcert(morning), inHalfADay), 1);

            assertThat(cancel(today)).isEqualTo(new CancellationOutcome.TooLate());
            assertThat(canceled(cancel(tomorrow)).refunded()).isEqualTo(done(ONE));

            assertThat(find(today).status()).isEqualTo(ReservationStatus.CONFIRMED);
            assertThat(balance(fan)).isEqualTo(new Points(ONE));
        }

        @Test
        void refusesWhatTheWalletCannotTake() {
            Reservation bought = aPurchase(fan, performance, 1, 2);
            topUp(fan, Points.MAX - ONE);

            assertThat(cancel(bought)).isEqualTo(new CancellationOutcome.WalletFull());
            assertThat(find(bought).status()).isEqualTo(ReservationStatus.CONFIRMED);
            assertThat(claimed().sold()).isEqualTo(SeatNumbers.of(1, 2));

            canceled(cancel(bought, 2));
            assertThat(cancel(bought)).isEqualTo(new CancellationOutcome.WalletFull());
            assertThat(balance(fan)).isEqualTo(new Points(Points.MAX));
        }
    }

    @Nested
    class Effects {

        @Test
        void sellsCanceledSeatsAgain() {
            Reservation bought = aPurchase(fan, performance, 1, 2);
            cancel(bought, 1);

            Reservation sold = aPurchase(other, performance, 1);

            canceled(cancel(bought, 1));
            assertThat(claimed().sold()).isEqualTo(SeatNumbers.of(1, 2));
            canceled(cancel(bought));
            assertThat(claimed().sold()).as("the other's").isEqualTo(SeatNumbers.of(1));
            canceled(cancel(sold));
            assertThat(canceled(cancel(aPurchase(fan, performance, 1))).refunded())
                    .isEqualTo(done(ONE));
            assertThat(balance(fan)).isEqualTo(new Points(3 * ONE));
            assertThat(balance(other)).isEqualTo(new Points(ONE));
        }

        @Test
        void doesNotCountCanceledSeatsTowardsTheLimit() {
            Reservation bought = aPurchase(fan, performance, 1, 2, 3, 4);
            cancel(bought, 1, 2);

            assertThat(get(tryToReserve(hold(fan, performance, HOLD, 5, 6, 7), performance)))
                    .isEqualTo(new Reservations.Outcome.OverLimit());
            aReservation(fan, performance, 5, 6);
        }

        @Test
        void keepsThePaymentAndRefusesAnotherOne() {
            Reservation bought = aPurchase(fan, performance, 1);
            cancel(bought);
            topUp(fan, ONE);

            assertThat(pay(bought)).isEqualTo(new PaymentOutcome.AlreadyPaid());

            assertThat(all(50, request -> store().payments().list(fan.userId(), request)))
                    .extracting(Payment::status)
                    .containsExactly(PaymentStatus.SUCCESS);
            assertThat(balance(fan)).isEqualTo(new Points(2 * ONE));
        }

        @Test
        void recordsTheRefundWithItsPaymentAndReservation() {
            Reservation bought = aPurchase(fan, performance, 1, 2);
            Payment payment = all(1, request -> store().payments().list(fan.userId(), request))
                    .getFirst();
            Cancellations.Cancellation cancellation = cancellationOf(bought, SeatNumbers.of(2));
            get(store().cancellations().cancel(cancellation));

            WalletEntry refund = all(50, request -> store().wallets().entries(fan.userId(), request))
                    .getFirst();

            assertThat(refund.transferId()).isEqualTo(cancellation.newTransferId());
            assertThat(refund.kind()).isEqualTo(TransferKind.REFUND);
            assertThat(refund.amount()).isEqualTo(ONE);
            assertThat(refund.balanceAfter()).isEqualTo(new Points(ONE));
            assertThat(refund.paymentId()).isEqualTo(payment.paymentId());
            assertThat(refund.reservationId()).isEqualTo(bought.reservationId());
        }
    }

    /** Reservations that are not paid. */
    @Nested
    class Unpaid {

        @Test
        void areGivenBackWholeWithoutAnyRefund() {
            Reservation unpaid = aReservation(fan, performance, 1, 2);

            Reservation canceled = canceled(cancel(unpaid));

            assertThat(canceled).isEqualTo(withStatusOf(unpaid, ReservationStatus.CANCELED));
            assertThat(canceled.refunded()).isEqualTo(RefundSummary.NOTHING);
            assertThat(find(unpaid)).isEqualTo(canceled);
            assertThat(claimed().reserved()).isEqualTo(SeatNumbers.NONE);
            assertThat(balance(fan)).isEqualTo(Points.ZERO);
            aReservation(other, performance, 1, 2);
        }

        @Test
        void areGivenBackOnce() {
            Reservation unpaid = aReservation(fan, performance, 1, 2);
            Reservation canceled = canceled(cancel(unpaid, 1, 2));
            aReservation(other, performance, 1);

            assertThat(canceled(cancel(unpaid))).isEqualTo(canceled);
            assertThat(canceled(cancel(unpaid, 1))).isEqualTo(canceled);
            get(store().reservations().expireOverdue(1_000));

            assertThat(claimed().reserved()).isEqualTo(SeatNumbers.of(1));
        }

        @Test
        void areGivenBackOnTheDayOfThePerformance() {
            Instant inHalfADay = fromNow(Duration.ofHours(13));
            Reservation today = aReservation(fan, aPerformance(aConcert(whereTheHourIs(6)), inHalfADay), 1);

            assertThat(canceled(cancel(today)).status()).isEqualTo(ReservationStatus.CANCELED);
        }

        @Test
        void cannotBePaidAfterwards() {
            Reservation unpaid = aReservation(fan, performance, 1);
            cancel(unpaid);
            topUp(fan, ONE);

            assertThat(pay(unpaid)).isEqualTo(new PaymentOutcome.ReservationCanceled());
            assertThat(get(store().cardPayments().begin(cardOf(unpaid), HOLD)))
                    .isEqualTo(new CardPayments.BeginOutcome.Refused(new PaymentOutcome.ReservationCanceled()));
            assertThat(balance(fan)).isEqualTo(new Points(ONE));
        }

        @Test
        void areEitherPaidByCardOrGivenBackWhenBothHappenAtOnce() {
            List<Reservation> reservations = IntStream.rangeClosed(1, 20)
                    .mapToObj(seat -> ((Reservations.Outcome.Reserved)
                                    get(tryToReserve(hold(fan, performance, HOLD, seat), performance, 20)))
                            .reservation())
                    .toList();

            List<Boolean> done = atOnce(40, i -> {
                Reservation reservation = reservations.get(i / 2);
                return i % 2 == 0
                        ? store().cardPayments()
                                .begin(cardOf(reservation), HOLD)
                                .map(CardPayments.BeginOutcome.Begun.class::isInstance)
                        : store().cancellations()
                                .cancel(cancellationOf(reservation, null))
                                .map(CancellationOutcome.Canceled.class::isInstance);
            });

            assertThat(done)
                    .as("either a card or the cancellation")
                    .filteredOn(it -> it)
                    .hasSize(20);
            assertThat(claimed().reserved().size()).isEqualTo((int) reservations.stream()
                    .filter(it -> find(it).status() == ReservationStatus.RESERVED)
                    .count());
        }

        @Test
        void areGivenBackOrExpireButNotBoth() {
            List<Reservation> brief = IntStream.rangeClosed(1, 10)
                    .mapToObj(seat -> ((Reservations.Outcome.Reserved)
                                    get(tryToReserve(hold(fan, performance, MOMENT, seat), performance, 20)))
                            .reservation())
                    .toList();
            store().time().pass(MOMENT);

            List<Boolean> canceled = atOnce(
                    20,
                    i -> i % 2 == 0
                            ? store().reservations().expireOverdue(1).map(_ -> false)
                            : store().cancellations()
                                    .cancel(cancellationOf(brief.get(i / 2), null))
                                    .map(CancellationOutcome.Canceled.class::isInstance));

            assertThat(canceled).containsOnly(false);
        }
    }

    @Nested
    class Concurrency {

        @Test
        void cancelsOnceConcurrently() {
            Reservation bought = aPurchase(fan, performance, 1, 2);

            List<CancellationOutcome> outcomes =
                    atOnce(50, _ -> store().cancellations().cancel(cancellationOf(bought, null)));

            assertThat(outcomes)
                    .allSatisfy(
                            outcome -> assertThat(canceled(outcome).refunded()).isEqualTo(done(2 * ONE)));
            assertThat(balance(fan)).isEqualTo(new Points(2 * ONE));
            assertThat(refunds()).containsExactly(2 * ONE);
        }

        @Test
        void returnsEachSeatOnceWhenCancellationsOverlap() {
            Reservation bought = aPurchase(fan, performance, 1, 2, 3, 4);

            List<CancellationOutcome> outcomes = atOnce(
                    30,
                    i -> store().cancellations().cancel(cancellationOf(bought, SeatNumbers.of(i % 3 + 1, i % 3 + 2))));

            assertThat(outcomes).hasOnlyElementsOfType(CancellationOutcome.Canceled.class);
            assertThat(find(bought)).satisfies(canceled -> {
                assertThat(canceled.status()).isEqualTo(ReservationStatus.CANCELED);
                assertThat(canceled.refunded()).isEqualTo(done(4 * ONE));
            });
            assertThat(balance(fan)).isEqualTo(new Points(4 * ONE));
            assertThat(refunds()).hasSizeLessThanOrEqualTo(3);
        }

        @Test
        void sellsEachCanceledSeatToOneOfManyConcurrentUsers() {
            Reservation bought = aPurchase(fan, performance, 1, 2, 3);
            List<User> rivals = IntStream.range(0, 20).mapToObj(_ -> aUser()).toList();

            List<Boolean> reserved = atOnce(
                    30,
                    i -> i % 3 == 0
                            ? store().cancellations()
                                    .cancel(cancellationOf(bought, SeatNumbers.of(i / 3 % 3 + 1)))
                                    .map(_ -> false)
                            : tryToReserve(hold(rivals.get(i * 2 / 3), performance, HOLD, i / 3 % 3 + 1), performance)
                                    .map(Reservations.Outcome.Reserved.class::isInstance));

            assertThat(balance(fan)).isEqualTo(new Points(3 * ONE));
            assertThat(claimed().sold()).isEqualTo(SeatNumbers.NONE);
            assertThat(claimed().reserved().size())
                    .isEqualTo((int) reserved.stream().filter(it -> it).count());
        }

        @Test
        void cancelsReservationsBeforeOrAfterTheyArePaid() {
            List<Reservation> reservations = IntStream.rangeClosed(1, 20)
                    .mapToObj(seat -> ((Reservations.Outcome.Reserved)
                                    get(tryToReserve(hold(fan, performance, HOLD, seat), performance, 20)))
                            .reservation())
                    .toList();
            topUp(fan, 20 * ONE);

            List<Boolean> canceled = atOnce(40, i -> {
                Reservation reservation = reservations.get(i / 2);
                return i % 2 == 0
                        ? store().payments()
                                .payByWallet(paymentOf(reservation, aKey()))
                                .map(_ -> false)
                        : store().cancellations()
                                .cancel(cancellationOf(reservation, null))
                                .map(CancellationOutcome.Canceled.class::isInstance);
            });

            int back = (int) canceled.stream().filter(it -> it).count();
            assertThat(back)
                    .as("one of both comes first, and the cancellation succeeds after either")
                    .isEqualTo(20);
            assertThat(balance(fan)).isEqualTo(new Points(20 * ONE));
            assertThat(claimed()).isEqualTo(new ClaimedSeats(SeatNumbers.NONE, SeatNumbers.NONE));
            assertThat(all(50, request -> store().reservations().list(fan.userId(), request)))
                    .filteredOn(reservation -> reservation.status() == ReservationStatus.CANCELED)
                    .hasSize(back);
        }
    }

    /** A time zone in which it is this hour now, so that no midnight is near. */
    private ZoneId whereTheHourIs(int hour) {
        int ahead = hour - store().time().now().atOffset(ZoneOffset.UTC).getHour();
        int offset = ahead < -12 ? ahead + 24 : ahead;
        return ZoneId.of("Etc/GMT%+d".formatted(-offset));
    }

    private CardPayments.CardPayment begunCard(Reservation reservation) {
        CardPayments.CardPayment card = cardOf(reservation);
        assertThat(get(store().cardPayments().begin(card, HOLD))).isInstanceOf(CardPayments.BeginOutcome.Begun.class);
        return card;
    }

    private static CardPayments.CardPayment cardOf(Reservation reservation) {
        return new CardPayments.CardPayment(
                new PaymentId(UUID.randomUUID()),
                new QueueEntry(
                        new QueueEntryId(UUID.randomUUID()),
                        reservation.concertId(),
                        reservation.userId(),
                        new Place(1)),
                reservation.reservationId(),
                new CardToken("tok_ok"),
                aKey());
    }

    private void settle(CardPayments.CardPayment card, CaptureResult verdict) {
        get(store().cardPayments()
                .settle(new CardPayments.Settlement(
                        card.newPaymentId(),
                        verdict,
                        new TransferId(UUID.randomUUID()),
                        new RefundId(UUID.randomUUID()))));
    }

    private List<Long> refunds() {
        return all(50, request -> store().wallets().entries(fan.userId(), request)).stream()
                .filter(entry -> entry.kind() == TransferKind.REFUND)
                .map(WalletEntry::amount)
                .toList();
    }

    private ClaimedSeats claimed() {
        return get(store().claims().claimed(performance.performanceId()));
    }

    private Reservation find(Reservation reservation) {
        return get(store().reservations().find(reservation.userId(), reservation.reservationId()))
                .orElseThrow();
    }

    private static Reservation canceled(CancellationOutcome outcome) {
        assertThat(outcome).isInstanceOf(CancellationOutcome.Canceled.class);
        return ((CancellationOutcome.Canceled) outcome).reservation();
    }

    private static RefundSummary done(long amount) {
        return new RefundSummary(new Points(amount), RefundStatus.DONE);
    }

    private static Reservation withStatusOf(Reservation reservation, ReservationStatus status) {
        return new Reservation(
                reservation.reservationId(),
                reservation.userId(),
                reservation.concertId(),
                reservation.performanceId(),
                reservation.seats(),
                reservation.totalPrice(),
                status,
                reservation.createdAt(),
                reservation.expiresAt());
    }
}
