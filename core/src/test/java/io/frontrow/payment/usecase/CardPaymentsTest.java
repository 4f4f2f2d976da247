package io.frontrow.payment.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.frontrow.payment.HandleCallback;
import io.frontrow.payment.Pay;
import io.frontrow.payment.Pay.Command;
import io.frontrow.payment.Pay.PaymentInstrument;
import io.frontrow.payment.Pay.Result;
import io.frontrow.payment.ReconcileCardPayments;
import io.frontrow.payment.RefundCards;
import io.frontrow.payment.SettleCardPayment;
import io.frontrow.payment.model.CaptureId;
import io.frontrow.payment.model.CaptureResult.Captured;
import io.frontrow.payment.model.CaptureResult.Voided;
import io.frontrow.payment.model.CardRules;
import io.frontrow.payment.model.CardToken;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentFailure;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.payment.port.CardRefunds.Backoff;
import io.frontrow.payment.port.FakeCallbackVerifier;
import io.frontrow.payment.port.FakePaymentGateway;
import io.frontrow.payment.port.GatewayUnavailable;
import io.frontrow.payment.port.PaymentGateway.Capture;
import io.frontrow.payment.port.PaymentGateway.CaptureState;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.queue.port.FaultyQueueEntries;
import io.frontrow.queue.usecase.AdmitWaitingUseCase;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import io.frontrow.shared.port.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Payments by card from their beginning to their end, with a payment module in memory. */
class CardPaymentsTest {

    private static final Duration WAIT = Duration.ofMillis(100);
    private static final Duration OVERDUE = Duration.ofSeconds(15);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final CardRules RULES = new CardRules(true, WAIT, OVERDUE, AGAIN);
    private static final Backoff BACKOFF = new Backoff(AGAIN, AGAIN.multipliedBy(4));

    private final SaleFixture sale = new SaleFixture();
    private final FakePaymentGateway module = new FakePaymentGateway();
    private final Ids ids = UUID::randomUUID;
    private final EndTurnAfterPaymentUseCase endTurn = new EndTurnAfterPaymentUseCase(
            sale.queue,
            sale.store.turnRecords(),
            sale.holds,
            new AdmitWaitingUseCase(sale.store.rooms(), sale.queue, SaleFixture.QUEUE_RULES));
    private final SettleCardPayment settleCardPayment =
            new SettleCardPaymentUseCase(sale.store.cardPayments(), sale.store.cardPaymentBacklog(), endTurn, ids);
    private final PayUseCase.Cards cards =
            new PayUseCase.Cards(sale.store.cardPayments(), module, settleCardPayment, RULES);
    private final Pay pay = new PayUseCase(sale.checkTurn, sale.store.payments(), endTurn, ids, cards);
    private final HandleCallback callbacks =
            new HandleCallbackUseCase(new FakeCallbackVerifier(), settleCardPayment, sale.store.processedCallbacks());
    private final ReconcileCardPayments reconcileCardPayments = new ReconcileCardPaymentsUseCase(
            sale.store.cardPaymentBacklog(), module, settleCardPayment, endTurn, RULES);
    private final RefundCards refundCards = new RefundCardsUseCase(sale.store.cardRefunds(), module, ids, BACKOFF);

    private final QueueEntry fan = sale.aFanInTurn();
    private final Reservation reservation = sale.aReservation(fan, 12);

    @Test
    void payingByCardEndsTheTurnAndReleasesTheHolds() {
        sale.aHold(fan, 14);

        PaymentOutcome.Paid paid = (PaymentOutcome.Paid) pay("tok_ok");

        assertThat(paid.payment().status()).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(status()).isEqualTo(ReservationStatus.CONFIRMED);
        assertThat(sale.state(fan)).isEqualTo(new EntryState.Gone(GoneReason.COMPLETED));
        assertThat(sale.heldSeats().isEmpty()).isTrue();
        sale.clock.turn(OVERDUE);
        assertThat(get(reconcileCardPayments.reconcile())).as("left to be done").isZero();
    }

    @Test
    void aUserWhoseCardIsDeclinedMayPayAgain() {
        assertThat(pay("tok_declined")).isEqualTo(new PaymentOutcome.Declined(PaymentFailure.DECLINED));

        assertThat(sale.isIn(fan)).isTrue();
        assertThat(status()).isEqualTo(ReservationStatus.RESERVED);
    }

    @Test
    void aWaitingUserPaysNothing() {
        QueueEntry waiting = sale.aFanWaiting();

        assertThat(get(pay.pay(command(waiting, "tok_ok", aKey()))))
                .isEqualTo(new Result.NoTurn(new TurnRefusal.NotYourTurn(0)));
    }

    @Test
    void anInstallationWithoutAPaymentModuleAcceptsNoCards() {
        assertThat(get(withoutCards().pay(command(fan, "tok_ok", aKey())))).isEqualTo(new Result.CardsNotAccepted());
        assertThat(status()).isEqualTo(ReservationStatus.RESERVED);
    }

    @Test
    void aRepeatGetsTheResponseOfTheFirstEvenIfCardsAreNotAcceptedAnyMore() {
        IdempotencyKey key = aKey();
        PaymentOutcome.Paid paid = (PaymentOutcome.Paid) pay("tok_ok", key);

        assertThat(get(withoutCards().pay(command(fan, "tok_ok", key))))
                .isEqualTo(new Result.Decided(new PaymentOutcome.Paid(paid.payment(), true)));
    }

    private Pay withoutCards() {
        PayUseCase.Cards off = new PayUseCase.Cards(
                sale.store.cardPayments(), module, settleCardPayment, new CardRules(false, WAIT, OVERDUE, AGAIN));
        return new PayUseCase(sale.checkTurn, sale.store.payments(), endTurn, ids, off);
    }

    @Test
    void aRepeatGetsTheResponseOfTheFirst() {
        IdempotencyKey key = aKey();
        PaymentOutcome.Paid paid = (PaymentOutcome.Paid) pay("tok_ok", key);

        assertThat(pay("tok_ok", key)).isEqualTo(new PaymentOutcome.Paid(paid.payment(), true));
    }

    @Test
    void aCallbackSettlesWhatIsPendingOnce() {
        IdempotencyKey key = aKey();
        PaymentOutcome.Pending pending = (PaymentOutcome.Pending) pay("tok_late", key);
        assertThat(sale.isIn(fan)).isTrue();

        assertThat(callBack("genuine", pending.payment())).isEqualTo(HandleCallback.Result.PROCESSED);
        assertThat(callBack("genuine", pending.payment())).isEqualTo(HandleCallback.Result.REPLAYED);

        assertThat(payment().status()).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(sale.state(fan)).isEqualTo(new EntryState.Gone(GoneReason.COMPLETED));
        assertThat(pay("tok_late", key)).isEqualTo(pending);
    }

    @Test
    void aCallbackEndsNoLaterTurn() {
        PaymentOutcome.Pending pending = (PaymentOutcome.Pending) pay("tok_late");
        get(sale.queue.leave(fan, LeaveReason.LEFT));
        QueueEntry again = get(sale.queue.join(sale.room(), fan.userId(), new QueueEntryId(UUID.randomUUID())))
                .entry();
        get(sale.queue.admit(sale.room(), 1));

        callBack("genuine", pending.payment());

        assertThat(sale.isIn(again)).isTrue();
    }

    @Test
    void aCallbackThatIsNotTheModulesHasNoEffect() {
        PaymentOutcome.Pending pending = (PaymentOutcome.Pending) pay("tok_late");

        assertThat(callBack(null, pending.payment())).isEqualTo(HandleCallback.Result.UNSIGNED);
        assertThat(callBack("forged", pending.payment())).isEqualTo(HandleCallback.Result.UNSIGNED);
        assertThat(callBack("stale", pending.payment())).isEqualTo(HandleCallback.Result.STALE);
        assertThat(get(callbacks.handle("genuine", new byte[0]))).isEqualTo(HandleCallback.Result.UNREADABLE);
        assertThat(get(callbacks.handle(
                        "genuine",
                        body(new PaymentId(UUID.randomUUID()), pending.payment().amount()))))
                .isEqualTo(HandleCallback.Result.UNKNOWN_PAYMENT);

        assertThat(payment().status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void aCaptureOfAnotherAmountLeavesThePaymentPendingUntilTheModuleCorrectsIt() {
        Payment pending = ((PaymentOutcome.Pending) pay("tok_late")).payment();
        byte[] less = body(pending.paymentId(), new Points(1));

        assertThat(get(callbacks.handle("genuine", less))).isEqualTo(HandleCallback.Result.CAPTURE_MISMATCH);
        assertThat(get(callbacks.handle("genuine", less))).isEqualTo(HandleCallback.Result.CAPTURE_MISMATCH);

        assertThat(payment()).isEqualTo(pending);
        assertThat(status()).isEqualTo(ReservationStatus.RESERVED);
        assertThat(sale.isIn(fan)).isTrue();
        assertThat(callBack("genuine", pending)).isEqualTo(HandleCallback.Result.PROCESSED);
        assertThat(status()).isEqualTo(ReservationStatus.CONFIRMED);
    }

    @Test
    void theReconcilerDoesNotSettleACaptureOfAnotherAmount() {
        module.setCaptured(new Points(1));
        assertThat(pay("tok_silent")).isInstanceOf(PaymentOutcome.Pending.class);
        sale.clock.turn(OVERDUE);

        assertThat(get(reconcileCardPayments.reconcile())).isZero();

        assertThat(payment().status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(status()).isEqualTo(ReservationStatus.RESERVED);
    }

    @Test
    void aCaptureWithoutAResponseIsFoundWhenItIsOverdue() {
        assertThat(pay("tok_silent")).isInstanceOf(PaymentOutcome.Pending.class);
        assertThat(get(reconcileCardPayments.reconcile())).isZero();

        sale.clock.turn(OVERDUE);

        assertThat(get(reconcileCardPayments.reconcile())).isEqualTo(1);
        assertThat(payment().status()).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(sale.state(fan)).isEqualTo(new EntryState.Gone(GoneReason.COMPLETED));
        assertThat(get(reconcileCardPayments.reconcile())).isZero();
    }

    @Test
    void aTurnThatCouldNotBeEndedAtOnceIsEndedLater() {
        EndTurnAfterPaymentUseCase broken = new EndTurnAfterPaymentUseCase(
                new FaultyQueueEntries(
                        sale.queue, UnaryOperator.identity(), _ -> Mono.error(new IllegalStateException())),
                sale.store.turnRecords(),
                sale.holds,
                new AdmitWaitingUseCase(sale.store.rooms(), sale.queue, SaleFixture.QUEUE_RULES));
        PaymentOutcome.Pending pending = (PaymentOutcome.Pending) pay("tok_late");
        get(new SettleCardPaymentUseCase(sale.store.cardPayments(), sale.store.cardPaymentBacklog(), broken, ids)
                .settle(pending.payment().paymentId(), captured(pending.payment())));
        assertThat(sale.isIn(fan)).isTrue();
        sale.clock.turn(Duration.ofSeconds(3));

        assertThat(get(reconcileCardPayments.reconcile())).isEqualTo(1);

        assertThat(sale.state(fan)).isEqualTo(new EntryState.Gone(GoneReason.COMPLETED));
        sale.clock.turn(AGAIN);
        assertThat(get(reconcileCardPayments.reconcile())).isZero();
    }

    @Test
    void aPaymentThatNeverReachedTheModuleIsVoidedThereBeforeItFails() {
        module.setUnavailable(true);
        PaymentOutcome.Pending pending = (PaymentOutcome.Pending) pay("tok_ok");
        sale.clock.turn(OVERDUE);
        assertThatExceptionOfType(GatewayUnavailable.class).isThrownBy(() -> get(reconcileCardPayments.reconcile()));
        assertThat(payment().status()).isEqualTo(PaymentStatus.PENDING);
        module.setUnavailable(false);
        sale.clock.turn(AGAIN);

        assertThat(get(reconcileCardPayments.reconcile())).isEqualTo(1);

        assertThat(payment().failure()).isEqualTo(PaymentFailure.NOT_CHARGED);
        Capture late =
                new Capture(pending.payment().paymentId(), pending.payment().amount(), new CardToken("tok_ok"));
        get(module.capture(late));
        assertThat(get(module.find(late.paymentId()))).isEqualTo(new CaptureState.Decided(new Voided()));
        assertThat(pay("tok_ok")).as("another try").isInstanceOf(PaymentOutcome.Paid.class);
    }

    @Test
    void aPaymentInProgressIsLeftAloneUntilItsReservationExpires() {
        pay("tok_late");
        sale.clock.turn(OVERDUE);
        assertThat(get(reconcileCardPayments.reconcile())).isZero();

        sale.clock.turn(SaleFixture.HOLD_FOR);

        assertThat(get(reconcileCardPayments.reconcile())).isEqualTo(1);
        assertThat(payment().failure()).isEqualTo(PaymentFailure.NOT_CHARGED);
    }

    @Test
    void aCaptureInVainIsRefundedEvenIfTheModuleRefusesAtFirst() {
        pay("tok_silent");
        sale.clock.turn(SaleFixture.HOLD_FOR);
        get(reconcileCardPayments.reconcile());
        assertThat(payment().failure()).isEqualTo(PaymentFailure.RESERVATION_EXPIRED);
        assertThat(payment().refunded()).isEqualTo(payment().amount());

        module.setRefusing(true);
        assertThat(get(refundCards.refund())).isZero();
        module.setRefusing(false);
        assertThat(get(refundCards.refund())).as("during the pause").isZero();
        sale.clock.turn(AGAIN);
        assertThat(get(refundCards.refund())).isEqualTo(1);
        sale.clock.turn(AGAIN.multipliedBy(8));
        assertThat(get(refundCards.refund())).isZero();
    }

    @Test
    void aModuleThatContradictsItselfChangesNothing() {
        pay("tok_declined");

        assertThat(get(settleCardPayment.settle(payment().paymentId(), captured(payment()))))
                .isEqualTo(SettleCardPayment.Result.CAPTURE_MISMATCH);

        assertThat(payment().failure()).isEqualTo(PaymentFailure.DECLINED);
    }

    @Test
    void aClientThatDisconnectsWhilePayingHasPaid() {
        pay.pay(command(fan, "tok_ok", aKey())).subscribe().dispose();

        assertThat(status()).isEqualTo(ReservationStatus.CONFIRMED);
        assertThat(sale.state(fan)).isEqualTo(new EntryState.Gone(GoneReason.COMPLETED));
    }

    private static Captured captured(Payment payment) {
        return new Captured(new CaptureId("capture"), payment.amount());
    }

    private PaymentOutcome pay(String token) {
        return pay(token, aKey());
    }

    private PaymentOutcome pay(String token, IdempotencyKey key) {
        return ((Result.Decided) get(pay.pay(command(fan, token, key)))).outcome();
    }

    private Command command(QueueEntry payer, String token, IdempotencyKey key) {
        return new Command(payer, reservation.reservationId(), new PaymentInstrument.Card(new CardToken(token)), key);
    }

    private HandleCallback.Result callBack(@Nullable String signature, Payment payment) {
        return get(callbacks.handle(signature, body(payment.paymentId(), payment.amount())));
    }

    private static byte[] body(PaymentId paymentId, Points amount) {
        return "{\"paymentId\": \"%s\", \"amount\": %d}"
                .formatted(paymentId.value(), amount.value())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The fan's last payment. */
    private Payment payment() {
        return get(sale.store.payments().list(fan.userId(), PageRequest.first(1)))
                .items()
                .getFirst();
    }

    private ReservationStatus status() {
        return get(sale.store.reservations().find(reservation.userId(), reservation.reservationId()))
                .orElseThrow()
                .status();
    }

    private static IdempotencyKey aKey() {
        return new IdempotencyKey(UUID.randomUUID().toString());
    }
}
