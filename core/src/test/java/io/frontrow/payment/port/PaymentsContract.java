package io.frontrow.payment.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.frontrow.account.model.User;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentOutcome.AlreadyPaid;
import io.frontrow.payment.model.PaymentOutcome.InFlight;
import io.frontrow.payment.model.PaymentOutcome.InsufficientBalance;
import io.frontrow.payment.model.PaymentOutcome.KeyReused;
import io.frontrow.payment.model.PaymentOutcome.OtherConcert;
import io.frontrow.payment.model.PaymentOutcome.Paid;
import io.frontrow.payment.model.PaymentOutcome.ReservationExpired;
import io.frontrow.payment.model.PaymentOutcome.UnknownReservation;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.seat.model.ClaimedSeats;
import io.frontrow.shared.SaleContract;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Points;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The contract of {@link Payments}. */
public abstract class PaymentsContract extends SaleContract {

    private Reservation reservation;

    @BeforeEach
    void reserve() {
        reservation = aReservation(fan, performance, 1, 2);
    }

    @Nested
    class Paying {

        @Test
        void paysAndHandsOverTheSeats() {
            topUp(fan, 2 * PRICE.value() + 5);
            Payments.WalletPayment command = paymentOf(reservation, aKey());

            Payment payment = paid(get(store().payments().payByWallet(command)));

            assertThat(payment.paymentId()).isEqualTo(command.newPaymentId());
            assertThat(payment.userId()).isEqualTo(fan.userId());
            assertThat(payment.reservationId()).isEqualTo(reservation.reservationId());
            assertThat(payment.method()).isEqualTo(PaymentMethod.WALLET);
            assertThat(payment.status()).isEqualTo(PaymentStatus.SUCCESS);
            assertThat(payment.amount()).isEqualTo(reservation.totalPrice());
            assertThat(payment.paidAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
            assertThat(balance(fan)).isEqualTo(new Points(5));
            assertThat(status(reservation)).isEqualTo(ReservationStatus.CONFIRMED);
            assertThat(claimed()).isEqualTo(new ClaimedSeats(SeatNumbers.NONE, SeatNumbers.of(1, 2)));
        }

        @Test
        void keepsAPaidReservationPastItsDeadline() {
            Reservation brief = aReservation(fan, performance, MOMENT, 3);
            topUp(fan, PRICE.value());
            pay(brief);
            store().time().pass(MOMENT);

            assertThat(get(store().reservations().expireOverdue(1_000))).isNotNegative();

            assertThat(status(brief)).isEqualTo(ReservationStatus.CONFIRMED);
            assertThat(claimed().sold()).isEqualTo(SeatNumbers.of(3));
        }

        @Test
        void paysEvenIfTheCallerCancels() {
            topUp(fan, 1_000_000);

            pay(reservation, aKey()).subscribe().dispose();

            Awaitility.await()
                    .untilAsserted(() -> assertThat(status(reservation)).isEqualTo(ReservationStatus.CONFIRMED));
            assertThat(balance(fan)).isEqualTo(new Points(1_000_000 - 2 * PRICE.value()));
        }
    }

    @Nested
    class Repeating {

        @Test
        void repeatsTheOutcomeOfAPayment() {
            topUp(fan, 1_000_000);
            IdempotencyKey key = aKey();
            Payment payment = paid(get(pay(reservation, key)));

            assertThat(get(pay(reservation, key))).isEqualTo(new Paid(payment, true));

            assertThat(balance(fan)).isEqualTo(new Points(1_000_000 - 2 * PRICE.value()));
        }

        @Test
        void refusesAnotherPaymentUnderAKey() {
            Reservation second = aReservation(fan, performance, 3);
            topUp(fan, 1_000_000);
            IdempotencyKey key = aKey();
            get(pay(reservation, key));

            assertThat(get(pay(second, key))).isEqualTo(new KeyReused());

            assertThat(status(second)).isEqualTo(ReservationStatus.RESERVED);
        }

        @Test
        void recallsTheOutcomeOfAPayment() {
            topUp(fan, 1_000_000);
            Payments.WalletPayment command = paymentOf(reservation, aKey());
            assertThat(get(store().payments().recall(command))).isEmpty();
            Payment payment = paid(get(store().payments().payByWallet(command)));

            assertThat(get(store().payments().recall(command))).contains(new Paid(payment, true));
            assertThat(get(store().payments().recall(paymentOf(aReservation(fan, performance, 3), command.key()))))
                    .contains(new KeyReused());
            assertThat(get(store().payments().recall(paymentOf(reservation, aKey()))))
                    .isEmpty();
        }
    }

    @Test
    void aCommandThatRunsAgainAfterItsResponseWasLostIsNoRepeat() {
        topUp(fan, 1_000_000);
        Payments.WalletPayment command = paymentOf(reservation, aKey());
        get(store().payments().payByWallet(command));

        assertThat(get(store().payments().payByWallet(command)))
                .isInstanceOfSatisfying(
                        Paid.class, again -> assertThat(again.repeated()).isFalse());
        assertThat(get(store().payments().payByWallet(paymentOf(reservation, command.key()))))
                .isInstanceOfSatisfying(
                        Paid.class, repeat -> assertThat(repeat.repeated()).isTrue());
    }

    @Nested
    class Refusing {

        @Test
        void refusesAReservationOfAnotherUser() {
            User other = aUser();
            topUp(other, 1_000_000);
            Payments.WalletPayment theirs = paymentOf(reservation, aKey());
            Payments.WalletPayment stolen = new Payments.WalletPayment(
                    theirs.newPaymentId(),
                    theirs.newTransferId(),
                    other.userId(),
                    theirs.concertId(),
                    theirs.entryId(),
                    theirs.reservationId(),
                    theirs.key());

            assertThat(get(store().payments().payByWallet(stolen))).isEqualTo(new UnknownReservation());
            assertThat(get(store().payments().recall(stolen))).contains(new UnknownReservation());

            assertThat(status(reservation)).isEqualTo(ReservationStatus.RESERVED);
        }

        @Test
        void refusesAReservationOfAnotherConcertWithoutRememberingIt() {
            topUp(fan, 1_000_000);
            IdempotencyKey key = aKey();
            Payments.WalletPayment command = paymentOf(reservation, key);
            Payments.WalletPayment ofOtherConcert = new Payments.WalletPayment(
                    command.newPaymentId(),
                    command.newTransferId(),
                    command.userId(),
                    aConcert().concertId(),
                    command.entryId(),
                    command.reservationId(),
                    key);

            assertThat(get(store().payments().payByWallet(ofOtherConcert))).isEqualTo(new OtherConcert());

            assertThat(get(store().payments().recall(command))).isEmpty();
            assertThat(get(store().payments().payByWallet(command))).isInstanceOf(Paid.class);
        }

        @Test
        void refusesToPayTwice() {
            topUp(fan, 1_000_000);
            pay(reservation);
            IdempotencyKey key = aKey();

            assertThat(get(pay(reservation, key))).isEqualTo(new AlreadyPaid());
            assertThat(get(pay(reservation, key))).isEqualTo(new AlreadyPaid());

            assertThat(balance(fan)).isEqualTo(new Points(1_000_000 - 2 * PRICE.value()));
        }

        @Test
        void refusesPastTheDeadline() {
            Reservation brief = aReservation(fan, performance, MOMENT, 3);
            topUp(fan, 1_000_000);
            store().time().pass(MOMENT);

            assertThat(pay(brief)).isEqualTo(new ReservationExpired());

            assertThat(balance(fan)).isEqualTo(new Points(1_000_000));
            assertThat(claimed().sold()).isEqualTo(SeatNumbers.NONE);
        }

        @Test
        void refusesWhatHasExpired() {
            Reservation brief = aReservation(fan, performance, MOMENT, 3);
            topUp(fan, 1_000_000);
            store().time().pass(MOMENT);
            get(store().reservations().expireOverdue(1_000));

            assertThat(pay(brief)).isEqualTo(new ReservationExpired());
        }

        @Test
        void keepsTheReservationWhenPointsAreShort() {
            topUp(fan, 2 * PRICE.value() - 1);
            IdempotencyKey key = aKey();
            PaymentOutcome refusal =
                    new InsufficientBalance(new Points(2 * PRICE.value() - 1), new Points(2 * PRICE.value()));

            assertThat(get(pay(reservation, key))).isEqualTo(refusal);
            assertThat(status(reservation)).isEqualTo(ReservationStatus.RESERVED);

            topUp(fan, 1);
            assertThat(get(pay(reservation, key))).as("the same key").isEqualTo(refusal);
            assertThat(pay(reservation)).as("another key").isInstanceOf(Paid.class);
            assertThat(balance(fan)).isEqualTo(Points.ZERO);
        }
    }

    @Nested
    class Reading {

        @Test
        void showsPaymentsToTheirUserOnly() {
            topUp(fan, 1_000_000);
            Payment payment = paid(pay(reservation));
            User other = aUser();

            assertThat(get(store().payments().find(fan.userId(), payment.paymentId())))
                    .contains(payment);
            assertThat(get(store().payments().find(other.userId(), payment.paymentId())))
                    .isEmpty();
            assertThat(get(store().payments().find(fan.userId(), new PaymentId(UUID.randomUUID()))))
                    .isEmpty();
            assertThat(all(50, request -> store().payments().list(other.userId(), request)))
                    .isEmpty();
        }

        @Test
        void listsTheNewestFirstPageByPage() {
            topUp(fan, 1_000_000);
            List<Payment> made = IntStream.range(0, 3)
                    .mapToObj(i -> {
                        store().time().pass(Duration.ofMillis(1));
                        return paid(pay(i == 0 ? reservation : aReservation(fan, performance, 2 + i)));
                    })
                    .toList();

            assertThat(all(1, request -> store().payments().list(fan.userId(), request)))
                    .containsExactlyElementsOf(made.reversed());
        }

        @Test
        void acceptsAnyCursor() {
            assertBearsAnyCursor(request -> store().payments().list(fan.userId(), request));
        }
    }

    @Nested
    class Concurrency {

        @Test
        void paysOnceForOneKeyConcurrently() {
            topUp(fan, 1_000_000);
            IdempotencyKey key = aKey();

            List<PaymentOutcome> outcomes = atOnce(50, _ -> pay(reservation, key));

            assertThat(outcomes)
                    .filteredOn(outcome -> outcome instanceof Paid paid && !paid.repeated())
                    .hasSize(1);
            assertThat(outcomes).filteredOn(AlreadyPaid.class::isInstance).isEmpty();
            assertThat(outcomes).allMatch(outcome -> outcome instanceof Paid || outcome instanceof InFlight);
            assertThat(balance(fan)).isEqualTo(new Points(1_000_000 - 2 * PRICE.value()));
        }

        @Test
        void paysOnceForManyKeysConcurrently() {
            topUp(fan, 1_000_000);

            List<PaymentOutcome> outcomes = atOnce(20, _ -> pay(reservation, aKey()));

            assertThat(outcomes).filteredOn(Paid.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(AlreadyPaid.class::isInstance).hasSize(19);
            assertThat(balance(fan)).isEqualTo(new Points(1_000_000 - 2 * PRICE.value()));
        }

        @Test
        void neverOverdrawsAWalletConcurrently() {
            User keen = aUser();
            Performance large = aLargePerformance();
            List<Reservation> reservations = IntStream.rangeClosed(1, 100)
                    .mapToObj(seat -> reserved(get(tryToReserve(hold(keen, large, HOLD, seat), large, 100))))
                    .toList();
            topUp(keen, 7 * 1_000 + 999);

            List<PaymentOutcome> outcomes = atOnce(100, i -> pay(reservations.get(i), aKey()));

            assertThat(outcomes).filteredOn(Paid.class::isInstance).hasSize(7);
            assertThat(outcomes)
                    .filteredOn(InsufficientBalance.class::isInstance)
                    .hasSize(93)
                    .containsOnly(new InsufficientBalance(new Points(999), new Points(1_000)));
            assertThat(balance(keen)).isEqualTo(new Points(999));
            assertThat(get(store().claims().claimed(large.performanceId()))
                            .sold()
                            .size())
                    .isEqualTo(7);
        }

        @Test
        void paysOrExpiresButNeverBoth() {
            User keen = aUser();
            User rival = aUser();
            Performance large = aLargePerformance();
            topUp(keen, 1_000_000);
            List<Reservation> brief = IntStream.rangeClosed(1, 20)
                    .mapToObj(seat -> reserved(get(tryToReserve(hold(keen, large, MOMENT, seat), large, 100))))
                    .toList();

            List<Boolean> paid = atOnce(60, i -> switch (i % 3) {
                case 0 -> around(brief.get(i / 3), pay(brief.get(i / 3), aKey()).map(Paid.class::isInstance), i);
                case 1 ->
                    around(
                            brief.get(i / 3),
                            store().reservations().expireOverdue(3).map(_ -> false),
                            i);
                default ->
                    around(
                            brief.get(i / 3),
                            tryToReserve(hold(rival, large, HOLD, i / 3 + 1), large, 100)
                                    .map(_ -> false),
                            i);
            });

            int sold = (int) paid.stream().filter(isPaid -> isPaid).count();
            assertThat(get(store().claims().claimed(large.performanceId()))
                            .sold()
                            .size())
                    .isEqualTo(sold);
            assertThat(balance(keen)).isEqualTo(new Points(1_000_000 - 1_000L * sold));
            assertThat(brief)
                    .filteredOn(reservation -> status(reservation) == ReservationStatus.CONFIRMED)
                    .hasSize(sold);
        }
    }

    /** Starts the action slightly before, at or after the deadline. */
    private <T> Mono<T> around(Reservation reservation, Mono<T> action, int i) {
        Duration untilDeadline = Duration.between(store().time().now(), reservation.expiresAt());
        Duration delay = untilDeadline.plusMillis(i % 7 * 2L - 6);
        return delay.isPositive() ? Mono.delay(delay).then(action) : action;
    }

    private Performance aLargePerformance() {
        SeatPlan plan = new SeatPlan(List.of(new Section("Floor", 10, 20, new Points(1_000))));
        return aPerformance(aConcert(), fromNow(Duration.ofDays(1)), plan);
    }

    private Mono<PaymentOutcome> pay(Reservation reservation, IdempotencyKey key) {
        return store().payments().payByWallet(paymentOf(reservation, key));
    }

    private ReservationStatus status(Reservation reservation) {
        return get(store().reservations().find(reservation.userId(), reservation.reservationId()))
                .orElseThrow()
                .status();
    }

    private ClaimedSeats claimed() {
        return get(store().claims().claimed(performance.performanceId()));
    }

    private static Payment paid(PaymentOutcome outcome) {
        assertThat(outcome).isInstanceOf(Paid.class);
        return ((Paid) outcome).payment();
    }

    private static Reservation reserved(Reservations.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Reservations.Outcome.Reserved.class);
        return ((Reservations.Outcome.Reserved) outcome).reservation();
    }
}
