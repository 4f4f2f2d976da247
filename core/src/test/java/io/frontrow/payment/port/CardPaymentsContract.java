package io.frontrow.payment.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.User;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.payment.model.CaptureId;
import io.frontrow.payment.model.CaptureResult;
import io.frontrow.payment.model.CaptureResult.Captured;
import io.frontrow.payment.model.CaptureResult.Declined;
import io.frontrow.payment.model.CaptureResult.Reason;
import io.frontrow.payment.model.CaptureResult.Voided;
import io.frontrow.payment.model.CardAttempts;
import io.frontrow.payment.model.CardToken;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentFailure;
import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.payment.port.CardPaymentBacklog.Overdue;
import io.frontrow.payment.port.CardPaymentBacklog.TurnToEnd;
import io.frontrow.payment.port.CardPayments.BeginOutcome;
import io.frontrow.payment.port.CardPayments.CardPayment;
import io.frontrow.payment.port.CardPayments.Effect;
import io.frontrow.payment.port.CardPayments.Settled;
import io.frontrow.payment.port.CardPayments.Settlement;
import io.frontrow.payment.port.CardRefunds.Backoff;
import io.frontrow.payment.port.CardRefunds.DueRefund;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.shared.SaleContract;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.model.Backlog;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Points;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@link CardPayments}, {@link CardPaymentBacklog} and {@link CardRefunds} must do together. */
public abstract class CardPaymentsContract extends SaleContract {

    private static final CaptureId CAPTURE = new CaptureId("capture");
    private static final CaptureResult DECLINED = new Declined(Reason.DECLINED);
    private static final Duration LATER = Duration.ofHours(1);
    private static final Backoff BACKOFF = new Backoff(MOMENT, MOMENT.multipliedBy(2));

    private Reservation reservation;

    @BeforeEach
    void reserve() {
        reservation = aReservation(fan, performance, 1, 2);
    }

    @Test
    void beginsPending() {
        CardPayment command = cardFor(reservation);

        Payment payment = begun(command);

        assertThat(payment.paymentId()).isEqualTo(command.newPaymentId());
        assertThat(payment.method()).isEqualTo(PaymentMethod.CARD);
        assertThat(payment.amount()).isEqualTo(reservation.totalPrice());
        assertThat(payment.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(payment.paidAt()).isNull();
        assertThat(kept(payment)).isEqualTo(payment);
        assertThat(all(10, request -> store().payments().list(fan.userId(), request)))
                .containsExactly(payment);
        assertThat(status(reservation)).isEqualTo(ReservationStatus.RESERVED);
    }

    @Test
    void confirmsWhatIsCapturedInTime() {
        CardPayment command = cardFor(reservation);
        Payment payment = begun(command);

        Settled settled = settled(payment, captured(payment));

        assertThat(settled)
                .isEqualTo(new Settled(
                        payment.paymentId(),
                        fan.userId(),
                        performance.concertId(),
                        command.entry().entryId(),
                        PaymentStatus.SUCCESS,
                        null,
                        Effect.SETTLED));
        assertThat(status(reservation)).isEqualTo(ReservationStatus.CONFIRMED);
        assertThat(sold()).isEqualTo(SeatNumbers.of(1, 2));
        assertThat(due(payment)).isEmpty();
        Payment kept = kept(payment);
        assertThat(kept.status()).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(kept.createdAt()).isEqualTo(payment.createdAt());
        assertThat(kept.paidAt()).isAfterOrEqualTo(payment.createdAt());
        assertThat(get(store().cardPayments().decideReply(command))).isEqualTo(new PaymentOutcome.Paid(kept, true));
        assertThat(get(store().cardPayments().recall(command))).contains(new PaymentOutcome.Paid(kept, true));
    }

    @Test
    void settlesOnceWhateverIsReportedLater() {
        Payment payment = begun(cardFor(reservation));
        settled(payment, captured(payment));
        Payment kept = kept(payment);

        for (CaptureResult later : List.of(captured(payment), DECLINED, new Voided())) {
            assertThat(settled(payment, later).effect()).isEqualTo(Effect.SETTLED_BEFORE);
        }

        assertThat(kept(payment)).isEqualTo(kept);
        assertThat(due(payment)).isEmpty();
    }

    @Test
    void settlesNothingByACaptureOfAnotherAmount() {
        Payment payment = begun(cardFor(reservation));
        Points less = new Points(payment.amount().value() - 1);

        Settled settled = settled(payment, new Captured(CAPTURE, less));

        assertThat(settled.effect()).isEqualTo(Effect.CAPTURE_MISMATCH);
        assertThat(settled.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(kept(payment)).isEqualTo(payment);
        assertThat(status(reservation)).isEqualTo(ReservationStatus.RESERVED);
        assertThat(settled(payment, captured(payment)).effect()).as("corrected").isEqualTo(Effect.SETTLED);
        assertThat(settled(payment, new Captured(CAPTURE, less)).effect()).isEqualTo(Effect.CAPTURE_MISMATCH);
    }

    @Test
    void noticesACaptureThatIsNotTheOneItWasSettledWith() {
        Payment captured = begun(cardFor(reservation));
        settled(captured, captured(captured));
        Payment declined = begun(cardFor(aReservation(fan, performance, 3)));
        settled(declined, DECLINED);

        assertThat(settled(captured, new Captured(new CaptureId("another"), captured.amount()))
                        .effect())
                .isEqualTo(Effect.CAPTURE_MISMATCH);
        assertThat(settled(declined, captured(declined)).effect()).isEqualTo(Effect.CAPTURE_MISMATCH);
        assertThat(due(captured)).isEmpty();
        assertThat(kept(declined).status()).isEqualTo(PaymentStatus.FAIL);
    }

    @Test
    void keepsTheReservationIfNothingIsCaptured() {
        refuses(DECLINED, PaymentFailure.DECLINED);
        refuses(new Declined(Reason.INSUFFICIENT), PaymentFailure.INSUFFICIENT);
        refuses(new Voided(), PaymentFailure.NOT_CHARGED);

        Payment payment = begun(cardFor(reservation));
        assertThat(settled(payment, captured(payment)).status()).isEqualTo(PaymentStatus.SUCCESS);
    }

    private void refuses(CaptureResult verdict, PaymentFailure failure) {
        CardPayment command = cardFor(reservation);
        Payment payment = begun(command);

        assertThat(settled(payment, verdict).failure()).isEqualTo(failure);

        assertThat(kept(payment).status()).isEqualTo(PaymentStatus.FAIL);
        assertThat(kept(payment).failure()).isEqualTo(failure);
        assertThat(kept(payment).refunded()).isEqualTo(Points.ZERO);
        assertThat(due(payment)).isEmpty();
        assertThat(get(store().cardPayments().decideReply(command))).isEqualTo(new PaymentOutcome.Declined(failure));
        assertThat(status(reservation)).isEqualTo(ReservationStatus.RESERVED);
    }

    @Test
    void refundsWhatIsCapturedAfterTheDeadline() {
        Reservation brief = aReservation(fan, performance, MOMENT, 3);
        CardPayment command = cardFor(brief);
        Payment payment = begun(command);
        store().time().pass(MOMENT);

        assertThat(settled(payment, captured(payment)).failure()).isEqualTo(PaymentFailure.RESERVATION_EXPIRED);

        assertThat(kept(payment).refunded()).isEqualTo(PRICE);
        assertThat(due(payment).map(it -> it.refund().amount())).contains(PRICE);
        assertThat(get(store().cardPayments().decideReply(command))).isEqualTo(new PaymentOutcome.ReservationExpired());
        assertThat(sold()).isEqualTo(SeatNumbers.NONE);
    }

    @Test
    void refundsWhatIsCapturedForSeatsOfAnotherUser() {
        Reservation brief = aReservation(fan, performance, MOMENT, 3);
        Payment payment = begun(cardFor(brief));
        store().time().pass(MOMENT);
        aPurchase(aUser(), performance, 3);

        assertThat(settled(payment, captured(payment)).failure()).isEqualTo(PaymentFailure.RESERVATION_EXPIRED);
        assertThat(due(payment)).isPresent();
    }

    @Test
    void refundsWhatIsCapturedForAReservationPaidByWallet() {
        CardPayment command = cardFor(reservation);
        Payment payment = begun(command);
        topUp(fan, reservation.totalPrice().value());
        assertThat(pay(reservation)).isInstanceOf(PaymentOutcome.Paid.class);

        assertThat(settled(payment, captured(payment)).failure()).isEqualTo(PaymentFailure.ALREADY_PAID);

        assertThat(kept(payment).refunded()).isEqualTo(reservation.totalPrice());
        assertThat(get(store().cardPayments().decideReply(command))).isEqualTo(new PaymentOutcome.AlreadyPaid());
    }

    @Test
    void repeatsAPendingReplyUnderTheSameKey() {
        CardPayment command = cardFor(reservation);
        Payment payment = begun(command);
        PaymentOutcome pending = new PaymentOutcome.Pending(payment);
        assertThat(get(store().cardPayments().decideReply(command))).isEqualTo(pending);

        settled(payment, captured(payment));

        assertThat(get(store().cardPayments().decideReply(command))).isEqualTo(pending);
        assertThat(get(store().cardPayments().recall(command))).contains(pending);
        assertThat(get(store().cardPayments().begin(again(command), LATER)))
                .isEqualTo(new BeginOutcome.Refused(pending));
    }

    @Test
    void isInFlightUntilTheReplyIsDecidedOrOverdue() {
        CardPayment command = cardFor(reservation);
        Payment payment = begun(command, MOMENT);
        assertThat(get(store().cardPayments().recall(again(command)))).contains(new PaymentOutcome.InFlight());
        assertThat(get(store().cardPayments().begin(again(command), MOMENT)))
                .isEqualTo(new BeginOutcome.Refused(new PaymentOutcome.InFlight()));

        store().time().pass(MOMENT);

        assertThat(get(store().cardPayments().recall(again(command)))).contains(new PaymentOutcome.Pending(payment));
    }

    @Test
    void isNoLongerInFlightOnceItIsLeased() {
        CardPayment command = cardFor(reservation);
        Payment payment = begun(command, Duration.ZERO);

        assertThat(leaseOverdue(LATER)).contains(new Overdue(payment.paymentId(), true));

        assertThat(get(store().cardPayments().recall(again(command)))).contains(new PaymentOutcome.Pending(payment));
    }

    @Test
    void refusesInOrder() {
        CardPayment command = cardFor(reservation);
        CardPayment stolen = new CardPayment(
                command.newPaymentId(),
                anEntry(aUser(), performance.concertId()),
                reservation.reservationId(),
                command.token(),
                aKey());
        CardPayment ofOtherConcert = new CardPayment(
                command.newPaymentId(),
                anEntry(fan, aConcert().concertId()),
                command.reservationId(),
                command.token(),
                command.key());
        assertThat(refusal(stolen)).isEqualTo(new PaymentOutcome.UnknownReservation());
        assertThat(get(store().cardPayments().recall(stolen))).contains(new PaymentOutcome.UnknownReservation());
        assertThat(refusal(ofOtherConcert)).isEqualTo(new PaymentOutcome.OtherConcert());
        assertThat(get(store().cardPayments().recall(command))).isEmpty();

        Reservation brief = aReservation(fan, performance, Duration.ofMillis(50), 3);
        store().time().pass(Duration.ofMillis(50));
        assertThat(refusal(cardFor(brief))).isEqualTo(new PaymentOutcome.ReservationExpired());

        Payment payment = begun(command);
        settled(payment, captured(payment));
        CardPayment second = cardFor(reservation);
        assertThat(refusal(second)).isEqualTo(new PaymentOutcome.AlreadyPaid());
        assertThat(get(store().cardPayments().recall(second))).contains(new PaymentOutcome.AlreadyPaid());
    }

    @Test
    void keepsAKeyForOnePayment() {
        CardPayment command = cardFor(reservation);
        begun(command);
        CardPayment otherCard = new CardPayment(
                new PaymentId(UUID.randomUUID()),
                command.entry(),
                command.reservationId(),
                new CardToken("tok_another"),
                command.key());

        assertThat(refusal(otherCard)).isEqualTo(new PaymentOutcome.KeyReused());
        assertThat(get(store().payments().payByWallet(paymentOf(reservation, command.key()))))
                .isEqualTo(new PaymentOutcome.KeyReused());
    }

    @Test
    void knowsOnlyPaymentsByCard() {
        topUp(fan, reservation.totalPrice().value());
        Payments.WalletPayment byWallet = paymentOf(reservation, aKey());
        get(store().payments().payByWallet(byWallet));

        assertThat(get(store().cardPayments().settle(settlement(byWallet.newPaymentId(), DECLINED))))
                .isEmpty();
        assertThat(get(store().cardPayments().settle(settlement(new PaymentId(UUID.randomUUID()), DECLINED))))
                .isEmpty();
    }

    @Test
    void leasesOverduePaymentsToOneCallerAtATime() {
        Payment payment = begun(cardFor(reservation), MOMENT);
        assertThat(overdue(payment, LATER)).isEmpty();
        store().time().pass(MOMENT);

        assertThat(overdue(payment, MOMENT)).contains(true);
        assertThat(overdue(payment, MOMENT)).isEmpty();
        store().time().pass(MOMENT);
        assertThat(overdue(payment, Duration.ZERO)).contains(true);

        settled(payment, DECLINED);
        assertThat(overdue(payment, MOMENT)).isEmpty();
    }

    @Test
    void marksOverduePaymentsWhoseReservationHasExpired() {
        Payment payment = begun(cardFor(aReservation(fan, performance, MOMENT, 3)), MOMENT);
        store().time().pass(MOMENT);

        assertThat(overdue(payment, LATER)).contains(false);
    }

    @Test
    void leasesATurnToEndUntilItIsMarkedAsEnded() {
        CardPayment command = cardFor(reservation);
        Payment payment = begun(command);
        settled(payment, captured(payment));
        TurnToEnd expected = new TurnToEnd(
                payment.paymentId(),
                fan.userId(),
                performance.concertId(),
                command.entry().entryId());
        assertThat(unended()).doesNotContain(expected);
        store().time().pass(Duration.ofSeconds(3));

        assertThat(unended()).contains(expected);
        assertThat(unended()).as("during the lease").doesNotContain(expected);
        store().time().pass(MOMENT);
        assertThat(unended()).contains(expected);
        run(store().cardPaymentBacklog().markTurnEnded(payment.paymentId()));
        store().time().pass(MOMENT);
        assertThat(unended()).doesNotContain(expected);
    }

    private List<TurnToEnd> unended() {
        return get(store().cardPaymentBacklog().leaseTurnsToEnd(MOMENT, 1_000));
    }

    @Test
    void countsPendingPaymentsAndTheirAge() {
        long others = pendingPayments().count();
        Payment first = begun(cardFor(reservation));
        store().time().pass(Duration.ofMillis(50));
        Payment second = begun(cardFor(aReservation(fan, performance, 3)));

        assertThat(pendingPayments().count()).isEqualTo(others + 2);
        assertThat(pendingPayments().age()).isGreaterThanOrEqualTo(Duration.ofMillis(50));

        settled(first, captured(first));
        settled(second, DECLINED);
        assertThat(pendingPayments().count()).isEqualTo(others);
    }

    @Test
    void countsPendingRefundsAndTheirAge() {
        long others = pendingRefunds().count();
        Payment payment = paidForNothing();
        store().time().pass(Duration.ofMillis(50));
        DueRefund due = due(payment).orElseThrow();

        assertThat(pendingRefunds().count()).as("requested once").isEqualTo(others + 1);
        assertThat(pendingRefunds().age()).isGreaterThanOrEqualTo(Duration.ofMillis(50));

        settleRefund(due);
        assertThat(pendingRefunds().count()).isEqualTo(others);
    }

    private Backlog pendingPayments() {
        return get(store().cardPaymentBacklog().pending());
    }

    private Backlog pendingRefunds() {
        return get(store().cardRefunds().pending());
    }

    @Test
    void leasesRefundsWithGrowingPausesUntilTheyAreSettled() {
        Payment payment = paidForNothing();
        DueRefund first = due(payment).orElseThrow();
        assertThat(first.attempt()).isEqualTo(1);
        assertThat(due(payment)).isEmpty();
        store().time().pass(MOMENT);
        assertThat(due(payment)).contains(new DueRefund(first.refund(), 2));
        store().time().pass(MOMENT);
        assertThat(due(payment)).as("after half of the doubled pause").isEmpty();
        store().time().pass(MOMENT);
        assertThat(due(payment)).contains(new DueRefund(first.refund(), 3));

        assertThat(settleRefund(first)).isTrue();
        assertThat(settleRefund(first)).isFalse();

        store().time().pass(MOMENT.multipliedBy(2));
        assertThat(due(payment)).isEmpty();
        assertThat(kept(payment).refunded()).isEqualTo(payment.amount());
    }

    @Test
    void beginsOnceWhenOneKeyIsSentManyTimesAtOnce() {
        IdempotencyKey key = aKey();

        List<BeginOutcome> beginnings = atOnce(20, _ -> store().cardPayments().begin(cardFor(reservation, key), LATER));

        assertThat(beginnings).filteredOn(BeginOutcome.Begun.class::isInstance).hasSize(1);
        assertThat(beginnings)
                .filteredOn(BeginOutcome.Refused.class::isInstance)
                .containsOnly(new BeginOutcome.Refused(new PaymentOutcome.InFlight()));
    }

    @Test
    void settlesOnceWhenCallbackAndReconcilerArriveAtOnce() {
        Payment payment = begun(cardFor(reservation));

        List<Settled> settled = atOnce(20, _ -> settle(payment, captured(payment)));

        assertThat(settled).allMatch(it -> it.status() == PaymentStatus.SUCCESS);
        assertThat(settled).filteredOn(it -> it.effect() == Effect.SETTLED).hasSize(1);
        assertThat(due(payment)).isEmpty();
    }

    @Test
    void sellsOnceWhenACardAndAWalletPayAtOnce() {
        topUp(fan, reservation.totalPrice().value());
        Payment payment = begun(cardFor(reservation));

        List<Boolean> paid = atOnce(
                11,
                i -> i < 10
                        ? store().payments()
                                .payByWallet(paymentOf(reservation, aKey()))
                                .map(PaymentOutcome.Paid.class::isInstance)
                        : settle(payment, captured(payment)).map(it -> it.status() == PaymentStatus.SUCCESS));

        assertThat(paid).filteredOn(isPaid -> isPaid).hasSize(1);
        assertThat(kept(payment).refunded()).isEqualTo(paid.getLast() ? Points.ZERO : payment.amount());
        assertThat(status(reservation)).isEqualTo(ReservationStatus.CONFIRMED);
    }

    @Test
    void sellsOrRefundsWhenTheDeadlineAndTheCaptureMeet() {
        User rival = aUser();
        List<Reservation> brief = IntStream.rangeClosed(3, 4)
                .mapToObj(seat -> aReservation(fan, performance, MOMENT, seat))
                .toList();
        List<Payment> payments = brief.stream().map(it -> begun(cardFor(it))).toList();

        atOnce(
                12,
                i -> around(
                        brief.get(i % 2),
                        i,
                        switch (i % 3) {
                            case 0 ->
                                settle(payments.get(i % 2), captured(payments.get(i % 2)))
                                        .map(_ -> true);
                            case 1 -> store().reservations().expireOverdue(100).map(_ -> true);
                            default ->
                                tryToReserve(hold(rival, performance, HOLD, i % 2 + 3), performance)
                                        .map(_ -> true);
                        }));

        for (int i = 0; i < 2; i++) {
            boolean isSold = status(brief.get(i)) == ReservationStatus.CONFIRMED;
            assertThat(sold().contains(i + 3)).isEqualTo(isSold);
            assertThat(kept(payments.get(i)).refunded()).isEqualTo(isSold ? Points.ZERO : PRICE);
        }
    }

    /** Runs the action shortly before, at or after the deadline. */
    private <T> Mono<T> around(Reservation late, int i, Mono<T> action) {
        Duration untilDeadline = Duration.between(store().time().now(), late.expiresAt());
        Duration delay = untilDeadline.plusMillis(i % 5 * 2L - 4);
        return delay.isPositive() ? Mono.delay(delay).then(action) : action;
    }

    @Test
    void leasesDueRefundsToOneCallerAtATime() {
        Payment payment = paidForNothing();

        List<List<DueRefund>> taken = atOnce(10, _ -> store().cardRefunds().leaseDue(BACKOFF, 1_000));

        assertThat(taken.stream().flatMap(List::stream))
                .filteredOn(it -> it.refund().paymentId().equals(payment.paymentId()))
                .hasSize(1);
    }

    @Test
    void hasOnePendingPaymentForAReservation() {
        Payment first = begun(cardFor(reservation));
        CardPayment second = cardFor(reservation);
        CardPayment ofAnother = cardFor(aReservation(fan, performance, 3));

        assertThat(refusal(second)).isEqualTo(new PaymentOutcome.PaymentPending());
        begun(ofAnother);
        settled(first, new Voided());

        begun(second);
    }

    @Test
    void beginsOnceWhenManyCardsPayAtOnce() {
        List<BeginOutcome> beginnings = atOnce(20, _ -> store().cardPayments().begin(cardFor(reservation), LATER));

        assertThat(beginnings).filteredOn(BeginOutcome.Begun.class::isInstance).hasSize(1);
        assertThat(beginnings)
                .filteredOn(BeginOutcome.Refused.class::isInstance)
                .containsOnly(new BeginOutcome.Refused(new PaymentOutcome.PaymentPending()));
    }

    @Test
    void limitsTheDeclinesOfAReservation() {
        decline(reservation, CardAttempts.DECLINES_PER_RESERVATION_MAX - 1);
        settled(begun(cardFor(reservation)), new Voided());
        decline(reservation, 1);

        assertThat(refusal(cardFor(reservation))).isEqualTo(new PaymentOutcome.TooManyDeclines());
        begun(cardFor(aReservation(fan, performance, 3)));
        topUp(fan, reservation.totalPrice().value());
        assertThat(pay(reservation)).isInstanceOf(PaymentOutcome.Paid.class);
    }

    @Test
    void limitsTheDeclinesOfAUser() {
        decline(reservation, CardAttempts.DECLINES_PER_RESERVATION_MAX);
        decline(
                aReservation(fan, performance, 3),
                CardAttempts.DECLINES_PER_USER_MAX - CardAttempts.DECLINES_PER_RESERVATION_MAX);

        assertThat(refusal(cardFor(aReservation(fan, performance, 4)))).isEqualTo(new PaymentOutcome.TooManyDeclines());
    }

    private void decline(Reservation booked, int times) {
        for (int i = 0; i < times; i++) {
            settled(begun(cardFor(booked)), i % 2 == 0 ? DECLINED : new Declined(Reason.INSUFFICIENT));
        }
    }

    /** A payment that was captured after another one had paid the reservation. */
    private Payment paidForNothing() {
        Payment payment = begun(cardFor(reservation));
        topUp(fan, reservation.totalPrice().value());
        get(store().payments().payByWallet(paymentOf(reservation, aKey())));
        settled(payment, captured(payment));
        return payment;
    }

    private CardPayment cardFor(Reservation booked) {
        return cardFor(booked, aKey());
    }

    private CardPayment cardFor(Reservation booked, IdempotencyKey key) {
        return new CardPayment(
                new PaymentId(UUID.randomUUID()),
                anEntry(fan, booked.concertId()),
                booked.reservationId(),
                new CardToken("tok_of_" + fan.userId().value()),
                key);
    }

    /** The same payment sent again. */
    private static CardPayment again(CardPayment command) {
        return new CardPayment(
                new PaymentId(UUID.randomUUID()),
                command.entry(),
                command.reservationId(),
                command.token(),
                command.key());
    }

    private static QueueEntry anEntry(User user, ConcertId concertId) {
        return new QueueEntry(new QueueEntryId(UUID.randomUUID()), concertId, user.userId(), new Place(1));
    }

    private Payment begun(CardPayment command) {
        return begun(command, LATER);
    }

    private Payment begun(CardPayment command, Duration overdueAfter) {
        BeginOutcome beginning = get(store().cardPayments().begin(command, overdueAfter));
        assertThat(beginning).isInstanceOf(BeginOutcome.Begun.class);
        return ((BeginOutcome.Begun) beginning).payment();
    }

    private PaymentOutcome refusal(CardPayment command) {
        BeginOutcome beginning = get(store().cardPayments().begin(command, LATER));
        assertThat(beginning).isInstanceOf(BeginOutcome.Refused.class);
        return ((BeginOutcome.Refused) beginning).outcome();
    }

    private Settled settled(Payment payment, CaptureResult verdict) {
        return get(settle(payment, verdict));
    }

    private Mono<Settled> settle(Payment payment, CaptureResult verdict) {
        return store().cardPayments()
                .settle(settlement(payment.paymentId(), verdict))
                .map(Optional::orElseThrow);
    }

    private static CaptureResult captured(Payment payment) {
        return new Captured(CAPTURE, payment.amount());
    }

    private static Settlement settlement(PaymentId paymentId, CaptureResult verdict) {
        return new Settlement(paymentId, verdict, new TransferId(UUID.randomUUID()), new RefundId(UUID.randomUUID()));
    }

    private List<Overdue> leaseOverdue(Duration lease) {
        return get(store().cardPaymentBacklog().leaseOverdue(lease, 1_000));
    }

    /** Whether the payment can still book, if it is overdue and not leased. */
    private Optional<Boolean> overdue(Payment payment, Duration lease) {
        return leaseOverdue(lease).stream()
                .filter(it -> it.paymentId().equals(payment.paymentId()))
                .map(Overdue::canBook)
                .findAny();
    }

    /** The refund of the payment, if it is due and not leased. */
    private Optional<DueRefund> due(Payment payment) {
        return get(store().cardRefunds().leaseDue(BACKOFF, 1_000)).stream()
                .filter(it -> it.refund().paymentId().equals(payment.paymentId()))
                .findAny();
    }

    private boolean settleRefund(DueRefund due) {
        return get(store().cardRefunds().settle(due.refund().refundId(), new TransferId(UUID.randomUUID())));
    }

    private Payment kept(Payment payment) {
        return get(store().payments().find(fan.userId(), payment.paymentId())).orElseThrow();
    }

    private ReservationStatus status(Reservation booked) {
        return get(store().reservations().find(booked.userId(), booked.reservationId()))
                .orElseThrow()
                .status();
    }

    private SeatNumbers sold() {
        return get(store().claims().claimed(performance.performanceId())).sold();
    }
}
