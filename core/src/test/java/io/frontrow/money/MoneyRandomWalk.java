package io.frontrow.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.payment.model.CardToken;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.port.CardPayments;
import io.frontrow.payment.port.CardPayments.BeginOutcome;
import io.frontrow.payment.port.CardPayments.Effect;
import io.frontrow.payment.port.CardPayments.Settled;
import io.frontrow.payment.port.CardRefunds;
import io.frontrow.payment.port.PaymentGateway;
import io.frontrow.payment.port.Payments;
import io.frontrow.reservation.model.CancellationOutcome;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.port.CanceledPerformances.CanceledReservation;
import io.frontrow.reservation.port.CanceledPerformances.NewRefund;
import io.frontrow.reservation.port.Cancellations;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.wallet.model.TopUpOutcome;
import io.frontrow.wallet.model.WalletEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Walks at random through all commands that move points or seats, and compares the system of record with a {@link
 * MoneyModel}: after each command its response, after the last one all wallets, reservations, payments and claims.
 * Commands come in any order, cards are settled late or twice, and commands are repeated because a response was lost;
 * each must have its effect once.
 */
public abstract class MoneyRandomWalk extends SystemOfRecordContract {

    private static final long INITIAL_BALANCE = 1_500;
    private static final Duration UNTIL_PERFORMANCE = Duration.ofDays(7);
    private static final CardRefunds.Backoff NO_PAUSE = new CardRefunds.Backoff(Duration.ZERO, Duration.ZERO);

    /** Makes the deadlines of all unpaid reservations of the performance pass. */
    protected abstract void passDeadlines(Performance performance);

    /** Makes the performance begin, which is a week away, and the deadlines of unpaid reservations pass. */
    protected abstract void begin(Performance performance);

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    protected void everyCommandHasItsEffectOnce(@ForAll("walks") List<MoneyStep> steps) {
        walk(steps);
    }

    /** The seats are another user's by then, so nothing of the reservation is left to cancel. */
    @Example
    void aReservationThatExpiredBeforeItsPerformanceWasCanceledIsNotPaidAsExpired() {
        MoneyStep reserve = new MoneyStep.Reserve(0, Set.of(1, 2), false);
        MoneyStep beginCard = new MoneyStep.BeginCard(0, 0, false);
        MoneyStep passDeadlines = new MoneyStep.PassDeadlines();
        MoneyStep takeOver = new MoneyStep.Reserve(1, Set.of(1, 2), false);
        MoneyStep cancelPerformance = new MoneyStep.CancelPerformance();

        walk(List.of(reserve, passDeadlines, takeOver, cancelPerformance, new MoneyStep.Pay(0, 0, false)));
        walk(List.of(
                reserve,
                beginCard,
                passDeadlines,
                takeOver,
                cancelPerformance,
                new MoneyStep.SettleCard(0, ModelReport.CAPTURED, false)));
    }

    private void walk(List<MoneyStep> steps) {
        Walk walk = new Walk();
        steps.forEach(walk::take);
        walk.compareAll();
    }

    @Provide
    Arbitrary<List<MoneyStep>> walks() {
        return MoneyWalks.all();
    }

    /** Sends each command to the system of record and to the model, for a performance and users of its own. */
    private final class Walk {

        private final Performance performance = aPerformance(aConcert(), fromNow(UNTIL_PERFORMANCE), MoneyWalks.PLAN);
        private final String keyPrefix = UUID.randomUUID().toString();
        private final MoneyModel model = new MoneyModel(
                Stream.generate(this::anAccount).limit(MoneyWalks.USERS).toList(), LIMIT);

        private ModelAccount anAccount() {
            ModelAccount account = new ModelAccount(aUser(), performance.concertId(), INITIAL_BALANCE);
            topUp(account.user, INITIAL_BALANCE);
            return account;
        }

        private void take(MoneyStep step) {
            switch (step) {
                case MoneyStep.TopUp(var user, var amount, var key, var lost) ->
                    topUpWallet(model.account(user), amount, key, lost);
                case MoneyStep.Reserve(var user, var seats, var lost) ->
                    reserve(model.account(user), numbers(seats), lost);
                case MoneyStep.ReserveAgain(var booking) ->
                    model.booking(booking).ifPresent(this::reserveAgain);
                case MoneyStep.Pay(var booking, var key, var lost) ->
                    model.booking(booking).ifPresent(it -> pay(it, it.owner, key, lost));
                case MoneyStep.PayAs(var booking, var user, var key) ->
                    model.booking(booking).ifPresent(it -> pay(it, model.account(user), key, false));
                case MoneyStep.Buy(var user, var seats, var key, var lost) ->
                    reserve(model.account(user), numbers(seats), lost).ifPresent(it -> pay(it, it.owner, key, lost));
                case MoneyStep.BeginCard(var booking, var key, var lost) ->
                    model.booking(booking).ifPresent(it -> beginCard(it, key, lost));
                case MoneyStep.BuyByCard(var user, var seats, var key, var captured, var lost) ->
                    reserve(model.account(user), numbers(seats), lost)
                            .flatMap(it -> beginCard(it, key, lost))
                            .filter(_ -> captured)
                            .ifPresent(card -> settle(card, ModelReport.CAPTURED, lost));
                case MoneyStep.DecideCardReply(var card) -> model.card(card).ifPresent(this::decideReply);
                case MoneyStep.SettleCard(var card, var report, var lost) ->
                    model.card(card).ifPresent(it -> settle(it, report, lost));
                case MoneyStep.RefundCards(var refused, var lost) -> refund(refused, lost);
                case MoneyStep.Cancel(var booking, var lost) ->
                    model.booking(booking).ifPresent(it -> cancel(it, it.owner, null, lost));
                case MoneyStep.CancelSeat(var booking, var index, var lost) ->
                    model.booking(booking).ifPresent(it -> cancel(it, it.owner, it.seat(index), lost));
                case MoneyStep.CancelSeats(var booking, var seats) ->
                    model.booking(booking).ifPresent(it -> cancel(it, it.owner, numbers(seats), false));
                case MoneyStep.CancelAs(var booking, var user) ->
                    model.booking(booking).ifPresent(it -> cancel(it, model.account(user), null, false));
                case MoneyStep.PassDeadlines() -> {
                    MoneyRandomWalk.this.passDeadlines(performance);
                    model.passDeadlines();
                }
                case MoneyStep.ExpireOverdue() -> get(store().reservations().expireOverdue(1_000));
                case MoneyStep.BeginPerformance() -> beginPerformance();
                case MoneyStep.CancelPerformance() -> cancelPerformance();
            }
        }

        private void topUpWallet(ModelAccount account, long amount, int key, boolean lost) {
            TopUpOutcome outcome = send(
                    lost,
                    () -> store().wallets().topUp(topUpRequest(account.user, amount, key(key))),
                    TopUpOutcome.InFlight.class::isInstance);

            assertThat(Summary.of(outcome)).isEqualTo(model.topUp(account, amount, key));
        }

        private Optional<ModelBooking> reserve(ModelAccount account, SeatNumbers seats, boolean lost) {
            SeatHold hold = hold(account.user, performance, HOLD, seats.stream().toArray());
            Reservations.Outcome outcome = send(lost, () -> reservation(account, hold));

            Optional<Reservations.Outcome> refusal = model.refusal(account, seats);
            if (refusal.isPresent()) {
                assertThat(outcome).isEqualTo(refusal.get());
                return Optional.empty();
            }
            Reservation made = get(store().reservations().findByHold(account.user.userId(), hold.holdId()))
                    .orElseThrow();
            assertThat(outcome)
                    .isEqualTo(
                            lost
                                    ? new Reservations.Outcome.AlreadyReserved(made.reservationId())
                                    : new Reservations.Outcome.Reserved(made));
            assertThat(made.totalPrice().value()).isEqualTo(ModelBooking.price(seats));
            return Optional.of(model.reserve(account, hold, made.reservationId()));
        }

        private void reserveAgain(ModelBooking booking) {
            assertThat(get(reservation(booking.owner, booking.hold)))
                    .isEqualTo(new Reservations.Outcome.AlreadyReserved(booking.reservationId));
        }

        private Mono<Reservations.Outcome> reservation(ModelAccount account, SeatHold hold) {
            return store().reservations()
                    .reserve(new Reservations.NewReservation(
                            new ReservationId(UUID.randomUUID()), performance, hold, account.turn.entryId(), LIMIT));
        }

        private void pay(ModelBooking booking, ModelAccount payer, int key, boolean lost) {
            PaymentOutcome outcome = send(
                    lost,
                    () -> store().payments().payByWallet(payment(booking, payer, key)),
                    PaymentOutcome.InFlight.class::isInstance);

            assertThat(Summary.of(outcome)).isEqualTo(model.pay(booking, payer, key));
            compareTurn(payer);
        }

        /** Of several reservations of a turn each can be paid, and the turn is completed with the last of them. */
        private void compareTurn(ModelAccount account) {
            assertThat(get(store().turnRecords().find(account.turn))).isInstanceOf(model.turn(account));
            assertThat(get(store().turnRecords().reservedHolds(performance.concertId(), account.user.userId()))
                            .unpaid())
                    .containsExactlyInAnyOrderElementsOf(model.unpaidHolds(account));
        }

        private Payments.WalletPayment payment(ModelBooking booking, ModelAccount payer, int key) {
            return new Payments.WalletPayment(
                    new PaymentId(UUID.randomUUID()),
                    new TransferId(UUID.randomUUID()),
                    payer.user.userId(),
                    performance.concertId(),
                    payer.turn.entryId(),
                    booking.reservationId,
                    key(key));
        }

        private Optional<ModelCard> beginCard(ModelBooking booking, int key, boolean lost) {
            ModelCard card = new ModelCard(booking, key, cardPayment(booking, key));
            BeginOutcome beginning = send(lost, () -> store().cardPayments().begin(card.command, UNTIL_PERFORMANCE));

            String expected = model.beginCard(card, key);
            boolean hasBegun = model.hasBegun(card);
            assertThat(beginning instanceof BeginOutcome.Refused(var outcome) ? Summary.of(outcome) : "begun")
                    .isEqualTo(hasBegun && !lost ? "begun" : expected);
            return hasBegun ? Optional.of(card) : Optional.empty();
        }

        private CardPayments.CardPayment cardPayment(ModelBooking booking, int key) {
            return new CardPayments.CardPayment(
                    new PaymentId(UUID.randomUUID()),
                    booking.owner.turn,
                    booking.reservationId,
                    new CardToken("tok_ok"),
                    key(key));
        }

        private void decideReply(ModelCard card) {
            card.respond(Summary.PENDING);

            assertThat(Summary.of(get(store().cardPayments().decideReply(card.command))))
                    .isEqualTo(card.response());
        }

        private void settle(ModelCard card, ModelReport report, boolean lost) {
            CardPayments.Settlement settlement = new CardPayments.Settlement(
                    card.command.newPaymentId(),
                    report.of(card.booking.price()),
                    new TransferId(UUID.randomUUID()),
                    new RefundId(UUID.randomUUID()));
            Optional<Settled> settled = send(lost, () -> store().cardPayments().settle(settlement));

            Effect first = model.settle(card, report);
            assertThat(settled)
                    .contains(new Settled(
                            card.command.newPaymentId(),
                            card.command.userId(),
                            performance.concertId(),
                            card.command.entry().entryId(),
                            card.status(),
                            card.failure(),
                            lost ? model.settle(card, report) : first));
        }

        private void refund(boolean refused, boolean lost) {
            List<PaymentGateway.Refund> due = get(store().cardRefunds().leaseDue(NO_PAUSE, 1_000)).stream()
                    .map(CardRefunds.DueRefund::refund)
                    .filter(refund -> model.isOfCard(refund.paymentId()))
                    .toList();

            assertThat(due.stream()
                            .collect(Collectors.groupingBy(
                                    PaymentGateway.Refund::paymentId,
                                    Collectors.summingLong(
                                            refund -> refund.amount().value()))))
                    .isEqualTo(model.owed());
            if (!refused) {
                due.forEach(refund -> settle(refund, lost));
                model.settleRefunds();
            }
        }

        private void settle(PaymentGateway.Refund refund, boolean lost) {
            TransferId transfer = new TransferId(UUID.randomUUID());
            boolean isNew = send(lost, () -> store().cardRefunds().settle(refund.refundId(), transfer));
            assertThat(isNew).isEqualTo(!lost);
        }

        private void cancel(ModelBooking booking, ModelAccount account, @Nullable SeatNumbers seats, boolean lost) {
            CancellationOutcome outcome =
                    send(lost, () -> store().cancellations().cancel(cancellation(booking, account, seats)));

            assertThat(Summary.of(outcome))
                    .isEqualTo(model.cancel(booking, account, seats == null ? booking.hold.seats() : seats));
        }

        private Cancellations.Cancellation cancellation(
                ModelBooking booking, ModelAccount account, @Nullable SeatNumbers seats) {
            return new Cancellations.Cancellation(
                    new RefundId(UUID.randomUUID()),
                    new TransferId(UUID.randomUUID()),
                    account.user.userId(),
                    booking.reservationId,
                    seats);
        }

        private void beginPerformance() {
            if (!model.hasBegun()) {
                begin(performance);
                model.beginPerformance();
            }
        }

        private void cancelPerformance() {
            get(store().performances().cancel(performance.performanceId(), "storm", anOperator()));
            model.cancelPerformance();
            List<CanceledReservation> canceled = cancelTwoReservations();
            while (!canceled.isEmpty()) {
                canceled.forEach(reservation -> model.cancelWithPerformance(reservation.holdId()));
                canceled = cancelTwoReservations();
            }
        }

        private List<CanceledReservation> cancelTwoReservations() {
            List<NewRefund> ids = Stream.generate(
                            () -> new NewRefund(new RefundId(UUID.randomUUID()), new TransferId(UUID.randomUUID())))
                    .limit(2)
                    .toList();
            return get(store().canceledPerformances().cancelReservations(performance.performanceId(), ids));
        }

        private void compareAll() {
            refund(false, false);
            model.accounts().forEach(this::compare);
            assertThat(get(store().claims().claimed(performance.performanceId())))
                    .isEqualTo(model.claimed());
        }

        private void compare(ModelAccount account) {
            compareTurn(account);
            assertThat(balance(account.user).value()).isEqualTo(account.balance());
            assertThat(all(50, request -> store().wallets().entries(account.user.userId(), request)))
                    .extracting(WalletEntry::amount)
                    .isEqualTo(account.entries());
            assertThat(all(50, request -> store().reservations().list(account.user.userId(), request)))
                    .extracting(Summary::of)
                    .containsExactlyInAnyOrderElementsOf(model.reservations(account));
            assertThat(all(50, request -> store().payments().list(account.user.userId(), request)))
                    .extracting(Summary::of)
                    .containsExactlyInAnyOrderElementsOf(model.payments(account));
        }

        private IdempotencyKey key(int number) {
            return new IdempotencyKey(keyPrefix + number);
        }
    }

    private static <T> T send(boolean lost, Supplier<Mono<T>> command) {
        return send(lost, command, _ -> false);
    }

    /** Sends a command; if the response is lost, sends it again, until the first one is not in flight any more. */
    private static <T> T send(boolean lost, Supplier<Mono<T>> command, Predicate<T> isInFlight) {
        if (lost) {
            command.get().subscribe().dispose();
        }
        T response = get(command.get());
        while (isInFlight.test(response)) {
            response = get(command.get());
        }
        return response;
    }

    private static SeatNumbers numbers(Set<Integer> seats) {
        return SeatNumbers.of(seats.stream().mapToInt(Integer::intValue));
    }
}
