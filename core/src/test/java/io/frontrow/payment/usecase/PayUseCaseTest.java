package io.frontrow.payment.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static java.util.function.UnaryOperator.identity;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.payment.Pay;
import io.frontrow.payment.Pay.Command;
import io.frontrow.payment.Pay.Result;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.port.Payments;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.queue.port.FaultyQueueEntries;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.usecase.CheckTurnUseCase;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.reservation.port.Reservations.NewReservation;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import io.frontrow.shared.port.StoreUnavailable;
import io.frontrow.wallet.port.Wallets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class PayUseCaseTest {

    private static final long PRICE = 50_000;
    private static final Pay.PaymentInstrument WALLET = new Pay.PaymentInstrument.Wallet();

    private final SaleFixture sale = new SaleFixture();
    private final Pay pay = payUseCase(sale.queue, sale.store.payments());
    private final Sinks.Empty<Void> gate = Sinks.empty();

    @AfterEach
    void hearOfDroppedErrorsNoMore() {
        Hooks.resetOnErrorDropped();
    }

    @Test
    void payingTransfersSeatsAndPoints() {
        QueueEntry fan = aFanWith(3 * PRICE);
        Reservation reservation = aReservation(fan, 12, 13);

        PaymentOutcome.Paid paid = paid(pay(fan, reservation, aKey()));

        assertThat(paid.repeated()).isFalse();
        assertThat(paid.payment().amount()).isEqualTo(new Points(2 * PRICE));
        assertThat(status(reservation)).isEqualTo(ReservationStatus.CONFIRMED);
        assertThat(balance(fan)).isEqualTo(PRICE);
        assertThat(get(sale.store.claims().claimed(sale.performanceId())).sold())
                .isEqualTo(SeatNumbers.of(12, 13));
    }

    @Test
    void payingEndsTheTurnReleasesTheHoldsAndAdmitsTheNextEntryAtOnce() {
        sale.setPolicy(sale.aRoom().capacity(1).policy());
        QueueEntry fan = aFanWith(PRICE);
        QueueEntry next = sale.aFanWaiting();
        sale.aHold(fan, 14);

        paid(pay(fan, aReservation(fan, 12), aKey()));

        assertThat(sale.state(fan)).isEqualTo(new EntryState.Gone(GoneReason.COMPLETED));
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
        assertThat(sale.isIn(next)).isTrue();
    }

    @Test
    void aRepeatHasTheFirstOutcomeEvenAfterTheTurnHasEnded() {
        QueueEntry fan = aFanWith(2 * PRICE);
        Reservation reservation = aReservation(fan, 12);
        IdempotencyKey key = aKey();
        Payment payment = paid(pay(fan, reservation, key)).payment();

        assertThat(pay(fan, reservation, key)).isEqualTo(decided(new PaymentOutcome.Paid(payment, true)));

        assertThat(balance(fan)).isEqualTo(PRICE);
    }

    @Test
    void aRepeatEndsNoLaterTurn() {
        QueueEntry fan = aFanWith(PRICE);
        Reservation reservation = aReservation(fan, 12);
        IdempotencyKey key = aKey();
        paid(pay(fan, reservation, key));
        QueueEntry again = backInTurn(fan);

        assertThat(paid(pay(again, reservation, key)).repeated()).isTrue();

        assertThat(sale.isIn(again)).isTrue();
    }

    @Test
    void aRepeatEndsTheTurnIfTheResponseOfTheFirstWasLostBeforeItEnded() {
        QueueEntry fan = aFanWith(PRICE);
        SeatHold hold = sale.aHold(fan, 12);
        Reservation reservation = reserved(fan, hold);
        IdempotencyKey key = aKey();
        paidWithoutResponse(fan, reservation, key);

        assertThat(paid(pay(fan, reservation, key)).repeated()).isTrue();

        assertThat(sale.state(fan)).isEqualTo(new EntryState.Gone(GoneReason.COMPLETED));
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
    }

    @Test
    void aRepeatEndsNoTurnInWhichSomethingIsHeldOrUnpaid() {
        QueueEntry fan = aFanWith(2 * PRICE);
        Reservation reservation = aReservation(fan, 12);
        IdempotencyKey key = aKey();
        paidWithoutResponse(fan, reservation, key);
        SeatHold more = sale.aHold(fan, 14);

        paid(pay(fan, reservation, key));
        assertThat(sale.isIn(fan)).isTrue();
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(14));

        reserved(fan, more);
        paid(pay(fan, reservation, key));
        assertThat(sale.isIn(fan)).isTrue();
    }

    private void paidWithoutResponse(QueueEntry fan, Reservation reservation, IdempotencyKey key) {
        Payments.WalletPayment payment = new Payments.WalletPayment(
                new PaymentId(UUID.randomUUID()),
                new TransferId(UUID.randomUUID()),
                fan.userId(),
                fan.concertId(),
                fan.entryId(),
                reservation.reservationId(),
                key);
        assertThat(get(sale.store.payments().payByWallet(payment))).isInstanceOf(PaymentOutcome.Paid.class);
    }

    @Test
    void aRepeatThatFindsTheTurnEndedByTheFirstHasTheFirstOutcome() {
        QueueEntry fan = aFanWith(PRICE);
        Command command = new Command(fan, aReservation(fan, 12).reservationId(), WALLET, aKey());
        QueueEntries overtaken =
                new FaultyQueueEntries(sale.queue, state -> pay.pay(command).then(state), identity());

        Result second = get(payUseCase(overtaken, sale.store.payments()).pay(command));

        assertThat(paid(second).repeated()).isTrue();
        assertThat(balance(fan)).isZero();
    }

    @Test
    void aWaitingUserPaysNothing() {
        QueueEntry fan = sale.aFanWaiting();
        enrich(fan, PRICE);
        Reservation reservation = aReservation(fan, 12);

        assertThat(pay(fan, reservation, aKey())).isEqualTo(new Result.NoTurn(new TurnRefusal.NotYourTurn(0)));
        assertThat(status(reservation)).isEqualTo(ReservationStatus.RESERVED);
    }

    @Test
    void aUserWhoHasLeftPaysNothing() {
        QueueEntry fan = aFanWith(PRICE);
        Reservation reservation = aReservation(fan, 12);
        get(sale.queue.leave(fan, LeaveReason.LEFT));

        assertThat(pay(fan, reservation, aKey()))
                .isEqualTo(new Result.NoTurn(new TurnRefusal.EntryGone(GoneReason.LEFT)));
        assertThat(status(reservation)).isEqualTo(ReservationStatus.RESERVED);
    }

    @Test
    void aKeyIsForOneReservation() {
        QueueEntry fan = aFanWith(0);
        IdempotencyKey key = aKey();
        pay(fan, aReservation(fan, 12), key);

        assertRefused(fan, pay(fan, aReservation(fan, 13), key), new PaymentOutcome.KeyReused());
    }

    @Test
    void aPaymentThatStillRunsIsNotMadeTwice() {
        QueueEntry fan = aFanWith(PRICE);
        Command command = new Command(fan, aReservation(fan, 12).reservationId(), WALLET, aKey());
        Pay busy = payingBy(_ -> Mono.just(new PaymentOutcome.InFlight()));

        assertRefused(fan, get(busy.pay(command)), new PaymentOutcome.InFlight());
    }

    @Test
    void anUnknownReservationIsNotPaid() {
        QueueEntry fan = aFanWith(PRICE);
        Command command = new Command(fan, new ReservationId(UUID.randomUUID()), WALLET, aKey());

        assertRefused(fan, get(pay.pay(command)), new PaymentOutcome.UnknownReservation());
    }

    @Test
    void anotherFansReservationIsUnknown() {
        QueueEntry fan = aFanWith(PRICE);

        assertRefused(
                fan, pay(fan, aReservation(sale.aFanInTurn(), 12), aKey()), new PaymentOutcome.UnknownReservation());
    }

    @Test
    void aReservationOfAnotherConcertIsNotPaid() {
        QueueEntry fan = sale.aFanInTurn(sale.aConcert(sale.clock.instant()));
        enrich(fan, PRICE);

        assertRefused(fan, pay(fan, aReservation(fan, 12), aKey()), new PaymentOutcome.OtherConcert());
    }

    @Test
    void aUserWhoseEntryWasLostPaysNeverthelessAndThenIsGone() {
        QueueEntry fan = sale.aFanInTurn();
        enrich(fan, PRICE);
        Reservation reservation = sale.aReservation(fan, 12);
        sale.queue.lose(sale.concertId());

        pay(fan, reservation, aKey());

        assertThat(status(reservation)).isEqualTo(ReservationStatus.CONFIRMED);
        assertThat(sale.state(fan)).isEqualTo(new EntryState.Gone(GoneReason.COMPLETED));
        sale.queue.lose(sale.concertId());
        assertThat(get(sale.checkTurn.check(fan))).isEqualTo(new EntryState.Gone(GoneReason.COMPLETED));
    }

    @Test
    void aReservationIsPaidOnce() {
        QueueEntry fan = aFanWith(2 * PRICE);
        Reservation reservation = aReservation(fan, 12);
        get(sale.store.payments().payByWallet(walletPayment(reservation)));

        assertRefused(fan, pay(fan, reservation, aKey()), new PaymentOutcome.AlreadyPaid());
        assertThat(balance(fan)).isEqualTo(PRICE);
    }

    @Test
    void aReservationIsPaidInTime() {
        QueueEntry fan = aFanWith(PRICE);
        Reservation reservation = aReservation(fan, 12);
        sale.clock.turn(SaleFixture.HOLD_FOR);

        assertRefused(fan, pay(fan, reservation, aKey()), new PaymentOutcome.ReservationExpired());
    }

    @Test
    void aUserWithTooFewPointsMayTopUpAndPayUnderAnotherKey() {
        QueueEntry fan = aFanWith(PRICE - 1);
        Reservation reservation = aReservation(fan, 12);
        PaymentOutcome tooLittle = new PaymentOutcome.InsufficientBalance(new Points(PRICE - 1), new Points(PRICE));
        IdempotencyKey key = aKey();

        assertRefused(fan, pay(fan, reservation, key), tooLittle);
        topUp(fan, 1);

        assertRefused(fan, pay(fan, reservation, key), tooLittle);
        assertThat(paid(pay(fan, reservation, aKey())).payment().amount()).isEqualTo(new Points(PRICE));
    }

    @Test
    void aPaymentStandsEvenIfTheTurnCannotBeEndedAndTheSeatsAreReleased() {
        QueueEntry fan = aFanWith(PRICE);
        sale.aHold(fan, 12);
        Reservation reservation = aReservation(fan, 12);
        QueueEntries failing = new FaultyQueueEntries(sale.queue, identity(), _ -> Mono.error(aFault()));
        Command command = new Command(fan, reservation.reservationId(), WALLET, aKey());

        assertThat(paid(get(payUseCase(failing, sale.store.payments()).pay(command)))
                        .repeated())
                .isFalse();

        assertThat(status(reservation)).isEqualTo(ReservationStatus.CONFIRMED);
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
    }

    @Test
    void nothingIsPaidBeforeSubscriptionAndEachSubscriptionPaysOnce() {
        QueueEntry fan = aFanWith(2 * PRICE);
        Mono<Result> payment = pay.pay(new Command(fan, aReservation(fan, 12).reservationId(), WALLET, aKey()));
        assertThat(balance(fan)).isEqualTo(2 * PRICE);

        assertThat(paid(get(payment)).repeated()).isFalse();
        assertThat(paid(get(payment)).repeated()).isTrue();

        assertThat(balance(fan)).isEqualTo(PRICE);
    }

    @Test
    void aClientThatDisconnectsWhilePayingStillMakesRoomForTheNextEntry() {
        sale.setPolicy(sale.aRoom().capacity(1).policy());
        QueueEntry fan = aFanWith(PRICE);
        QueueEntry next = sale.aFanWaiting();
        sale.aHold(fan, 12);
        Reservation reservation = aReservation(fan, 12);
        Pay slow = payingBy(outcome -> outcome.delayUntil(_ -> gate.asMono()));

        slow.pay(new Command(fan, reservation.reservationId(), WALLET, aKey()))
                .subscribe()
                .dispose();
        assertThat(status(reservation)).isEqualTo(ReservationStatus.CONFIRMED);
        assertThat(sale.isIn(fan)).isTrue();
        gate.tryEmitEmpty().orThrow();

        assertThat(sale.state(fan)).isEqualTo(new EntryState.Gone(GoneReason.COMPLETED));
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
        assertThat(sale.isIn(next)).isTrue();
    }

    @Test
    void aFaultAfterTheClientDisconnectedIsNotReported() {
        List<Throwable> dropped = new CopyOnWriteArrayList<>();
        Hooks.onErrorDropped(dropped::add);
        QueueEntry fan = aFanWith(PRICE);
        Pay slow = payingBy(outcome -> outcome.delayUntil(_ -> gate.asMono()));

        slow.pay(new Command(fan, aReservation(fan, 12).reservationId(), WALLET, aKey()))
                .subscribe()
                .dispose();
        gate.tryEmitError(aFault()).orThrow();

        assertThat(dropped).isEmpty();
    }

    @Test
    void ofTwoReservationsEachIsPaidAndTheLastPaymentEndsTheTurn() {
        QueueEntry fan = aFanWith(2 * PRICE);
        SeatHold held = sale.aHold(fan, 12);
        SeatHold other = sale.aHold(fan, 13);
        Reservation first = reserved(fan, held);
        Reservation second = reserved(fan, other);

        assertThat(paid(pay(fan, first, aKey())).repeated()).isFalse();
        assertThat(sale.isIn(fan)).isTrue();
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(13));

        assertThat(paid(pay(fan, second, aKey())).repeated()).isFalse();
        assertThat(sale.state(fan)).isEqualTo(new EntryState.Gone(GoneReason.COMPLETED));
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
    }

    private Reservation reserved(QueueEntry fan, SeatHold hold) {
        NewReservation reservation = new NewReservation(
                new ReservationId(UUID.randomUUID()), sale.performance, hold, fan.entryId(), SaleFixture.LIMIT);
        return ((Reservations.Outcome.Reserved) get(sale.store.reservations().reserve(reservation))).reservation();
    }

    private Pay payUseCase(QueueEntries entries, Payments payments) {
        return new PayUseCase(
                new CheckTurnUseCase(
                        entries,
                        sale.store.turnRecords(),
                        sale.store.saleStatuses(),
                        sale.heartbeats,
                        sale.admitWaiting),
                payments,
                new EndTurnAfterPaymentUseCase(entries, sale.store.turnRecords(), sale.holds, sale.admitWaiting),
                UUID::randomUUID,
                sale.noCards());
    }

    private Pay payingBy(UnaryOperator<Mono<PaymentOutcome>> change) {
        return payUseCase(sale.queue, new FaultyPayments(sale.store.payments(), change));
    }

    private Result pay(QueueEntry fan, Reservation reservation, IdempotencyKey key) {
        return get(pay.pay(new Command(fan, reservation.reservationId(), WALLET, key)));
    }

    private static PaymentOutcome.Paid paid(Result result) {
        return (PaymentOutcome.Paid) ((Result.Decided) result).outcome();
    }

    private static Result decided(PaymentOutcome outcome) {
        return new Result.Decided(outcome);
    }

    /** The refusal is the expected one, and the turn continues. */
    private void assertRefused(QueueEntry fan, Result result, PaymentOutcome expected) {
        assertThat(result).isEqualTo(decided(expected));
        assertThat(sale.isIn(fan)).isTrue();
    }

    private QueueEntry aFanWith(long points) {
        QueueEntry fan = sale.aFanInTurn();
        enrich(fan, points);
        return fan;
    }

    private QueueEntry backInTurn(QueueEntry gone) {
        QueueEntry fan = get(sale.queue.join(sale.room(), gone.userId(), new QueueEntryId(UUID.randomUUID())))
                .entry();
        get(sale.queue.admit(sale.room(), 1));
        return fan;
    }

    private void enrich(QueueEntry fan, long points) {
        UserId userId = fan.userId();
        User user = new User(userId, new Email(userId.value() + "@frontrow.example"), "Fan", Role.USER);
        get(sale.store.users().add(new Credentials(user, new PasswordHash("of a password"))));
        if (points > 0) {
            topUp(fan, points);
        }
    }

    private void topUp(QueueEntry fan, long points) {
        get(sale.store
                .wallets()
                .topUp(new Wallets.TopUpRequest(
                        new TransferId(UUID.randomUUID()), fan.userId(), new Points(points), aKey())));
    }

    private long balance(QueueEntry fan) {
        return get(sale.store.wallets().balance(fan.userId())).orElseThrow().value();
    }

    private Reservation aReservation(QueueEntry fan, int... seats) {
        return sale.aReservation(fan.userId(), seats);
    }

    private ReservationStatus status(Reservation reservation) {
        return get(sale.store.reservations().find(reservation.userId(), reservation.reservationId()))
                .orElseThrow()
                .status();
    }

    private static StoreUnavailable aFault() {
        return new StoreUnavailable("Memory", new IllegalStateException("unavailable by a test"));
    }

    private static IdempotencyKey aKey() {
        return new IdempotencyKey(UUID.randomUUID().toString());
    }

    private static Payments.WalletPayment walletPayment(Reservation reservation) {
        return new Payments.WalletPayment(
                new PaymentId(UUID.randomUUID()),
                new TransferId(UUID.randomUUID()),
                reservation.userId(),
                reservation.concertId(),
                new QueueEntryId(UUID.randomUUID()),
                reservation.reservationId(),
                aKey());
    }

    /**
     * Payments whose replies come late, or are replaced.
     *
     * @param change changes the reply to a payment
     */
    private record FaultyPayments(Payments payments, UnaryOperator<Mono<PaymentOutcome>> change) implements Payments {

        @Override
        public Mono<PaymentOutcome> payByWallet(WalletPayment payment) {
            return change.apply(payments.payByWallet(payment));
        }

        @Override
        public Mono<Optional<PaymentOutcome>> recall(WalletPayment payment) {
            return payments.recall(payment);
        }

        @Override
        public Mono<Optional<Payment>> find(UserId userId, PaymentId paymentId) {
            return payments.find(userId, paymentId);
        }

        @Override
        public Mono<Page<Payment>> list(UserId userId, PageRequest request) {
            return payments.list(userId, request);
        }
    }
}
