package io.frontrow.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.User;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.payment.model.CardToken;
import io.frontrow.payment.model.CardVerdict;
import io.frontrow.payment.model.ChargeId;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentFailure;
import io.frontrow.payment.model.PaymentId;
import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.payment.model.RefundId;
import io.frontrow.payment.port.CardPayments;
import io.frontrow.payment.port.CardPayments.Beginning;
import io.frontrow.payment.port.CardPayments.Settled;
import io.frontrow.payment.port.CardRefunds;
import io.frontrow.payment.port.PaymentGateway;
import io.frontrow.payment.port.Payments;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.TicketId;
import io.frontrow.reservation.model.RefundStatus;
import io.frontrow.reservation.model.Refunded;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationId;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.reservation.port.Cancellations;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.seat.model.ClaimedSeats;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.model.ChargeOutcome;
import io.frontrow.wallet.model.TransferId;
import io.frontrow.wallet.model.WalletEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Whatever people charge, reserve, pay and cancel in whatever order, whatever the payment module says of their cards and
 * when, and however often anybody asks because an answer was lost, each command has the one effect that a small model of
 * accounts, cards and seats knows.
 */
public abstract class MoneyProperties extends SystemOfRecordContract {

    private static final int FANS = 3;
    private static final int BOOKINGS = 4;
    private static final int CARDS = 4;
    private static final CardVerdict CAPTURED = new CardVerdict.Captured(new ChargeId("charge"));
    private static final CardVerdict DECLINED = new CardVerdict.Declined(CardVerdict.Reason.DECLINED);
    private static final CardRefunds.Pauses NO_PAUSE = new CardRefunds.Pauses(Duration.ZERO, Duration.ZERO);
    private static final String RUNNING = new PaymentOutcome.InFlight().toString();
    private static final long AT_FIRST = 1_500;
    private static final SeatPlan PLAN = new SeatPlan(
            List.of(new Section("Floor", 1, 5, new Points(300)), new Section("Balcony", 1, 5, new Points(70))));
    private static final Duration AWAY = Duration.ofDays(7);

    /** Lets every reservation of the performance that awaits payment run out. */
    protected abstract void letReservationsRunOut(Performance performance);

    /** Lets the performance, a week away, begin, and reservations run out. */
    protected abstract void letItBegin(Performance performance);

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    protected void everyCommandHasItsEffectOnce(@ForAll("walks") List<Step> walk) {
        Model model = new Model();
        walk.forEach(model::take);
        model.agrees();
    }

    @Provide
    Arbitrary<List<Step>> walks() {
        Arbitrary<Integer> fans = Arbitraries.integers().between(0, FANS - 1);
        Arbitrary<Integer> bookings = Arbitraries.integers().between(0, BOOKINGS - 1);
        Arbitrary<Integer> keys = Arbitraries.integers().between(0, 9);
        Arbitrary<Long> amounts = Arbitraries.of(100L, 700L, 2_000L);
        Arbitrary<Integer> seats = Arbitraries.integers().between(1, PLAN.size());
        Arbitrary<Set<Integer>> some = seats.set().ofMinSize(1).ofMaxSize(3);
        Arbitrary<Boolean> lost = Arbitraries.of(false, false, true);
        Arbitrary<Integer> cards = Arbitraries.integers().between(0, CARDS - 1);
        Arbitrary<CardVerdict> verdicts = Arbitraries.of(CAPTURED, CAPTURED, DECLINED, new CardVerdict.NotCharged());
        Arbitrary<Boolean> charged = Arbitraries.of(false, true);
        Arbitrary<Boolean> refused = Arbitraries.of(false, true);
        return Arbitraries.<Step>frequencyOf(
                        Tuple.of(
                                20,
                                Combinators.combine(fans, amounts, keys, lost).as(Step.Charge::new)),
                        Tuple.of(20, Combinators.combine(fans, some, lost).as(Step.Reserve::new)),
                        Tuple.of(30, Combinators.combine(fans, some, keys, lost).as(Step.Buy::new)),
                        Tuple.of(5, bookings.map(Step.ReserveAgain::new)),
                        Tuple.of(25, Combinators.combine(bookings, keys, lost).as(Step.Pay::new)),
                        Tuple.of(5, Combinators.combine(bookings, fans, keys).as(Step.PayAs::new)),
                        Tuple.of(
                                30,
                                Combinators.combine(fans, some, keys, charged, lost)
                                        .as(Step.BuyByCard::new)),
                        Tuple.of(15, Combinators.combine(bookings, keys, lost).as(Step.SendCard::new)),
                        Tuple.of(5, cards.map(Step.TellCard::new)),
                        Tuple.of(30, Combinators.combine(cards, verdicts, lost).as(Step.SettleCard::new)),
                        Tuple.of(10, Combinators.combine(refused, lost).as(Step.RefundCards::new)),
                        Tuple.of(15, Combinators.combine(bookings, lost).as(Step.Cancel::new)),
                        Tuple.of(30, Combinators.combine(bookings, seats, lost).as(Step.CancelOne::new)),
                        Tuple.of(5, Combinators.combine(bookings, some).as(Step.CancelAny::new)),
                        Tuple.of(5, Combinators.combine(bookings, fans).as(Step.CancelAs::new)),
                        Tuple.of(8, Arbitraries.create(Step.RunOut::new)),
                        Tuple.of(4, Arbitraries.create(Step.Tidy::new)),
                        Tuple.of(1, Arbitraries.create(Step.Begin::new)))
                .list()
                .ofMinSize(20)
                .ofMaxSize(50);
    }

    /**
     * What may happen next. Fans, bookings, cards and keys are told by number; those of bookings and cards start again
     * after the last one.
     * What is lost is the answer: the command is then sent again.
     */
    public sealed interface Step {

        record Charge(int fan, long amount, int key, boolean lost) implements Step {}

        record Reserve(int fan, Set<Integer> seats, boolean lost) implements Step {}

        /** Reserves, and pays for what could be reserved. */
        record Buy(int fan, Set<Integer> seats, int key, boolean lost) implements Step {}

        /** Out of the same hold. */
        record ReserveAgain(int booking) implements Step {}

        record Pay(int booking, int key, boolean lost) implements Step {}

        /** Somebody pays, who may be another. */
        record PayAs(int booking, int fan, int key) implements Step {}

        /** Reserves, and pays by a card that is charged at once, or later. */
        record BuyByCard(int fan, Set<Integer> seats, int key, boolean charged, boolean lost) implements Step {}

        record SendCard(int booking, int key, boolean lost) implements Step {}

        /** Whoever sent the card waits no longer. */
        record TellCard(int card) implements Step {}

        /** The payment module says what became of the card; more than once, and not always the same. */
        record SettleCard(int card, CardVerdict verdict, boolean lost) implements Step {}

        /** The payment module is asked for all that is owed to cards. */
        record RefundCards(boolean refused, boolean lost) implements Step {}

        record Cancel(int booking, boolean lost) implements Step {}

        /** One of the seats that the booking had, by its place among them, which starts again after the last one. */
        record CancelOne(int booking, int place, boolean lost) implements Step {}

        /** Seats that may be others'. */
        record CancelAny(int booking, Set<Integer> seats) implements Step {}

        /** Somebody cancels, who may be another. */
        record CancelAs(int booking, int fan) implements Step {}

        /** All that is reserved is not paid in time. */
        record RunOut() implements Step {}

        /** The job expires what ran out. */
        record Tidy() implements Step {}

        /** The performance begins. */
        record Begin() implements Step {}
    }

    /** What the store was asked under a key, and what it must tell whoever asks the same. */
    private record Told(Object question, String answer) {}

    private static final class Wallet {

        private final User fan;
        private final List<Long> entries = new ArrayList<>();
        private final Map<Integer, Told> charges = new HashMap<>();
        private final Map<Integer, Told> payments = new HashMap<>();

        private Wallet(User fan) {
            this.fan = fan;
        }

        private long balance() {
            return entries.stream().mapToLong(Long::longValue).sum();
        }
    }

    private static final class Booking {

        private final Wallet owner;
        private final SeatHold hold;
        private final ReservationId reservationId;
        private ReservationStatus status = ReservationStatus.RESERVED;
        private @Nullable Card paidBy;
        private SeatNumbers canceled = SeatNumbers.NONE;

        private Booking(Wallet owner, SeatHold hold, ReservationId reservationId) {
            this.owner = owner;
            this.hold = hold;
            this.reservationId = reservationId;
        }

        private long price() {
            return price(hold.seats());
        }

        private SeatNumbers seat(int place) {
            List<Integer> all = hold.seats().toList();
            return SeatNumbers.of(all.get(place % all.size()));
        }

        private SeatNumbers seats() {
            return status == ReservationStatus.CANCELED
                    ? hold.seats()
                    : hold.seats().minus(canceled);
        }

        private SeatNumbers claimed(ReservationStatus wanted) {
            return status == wanted ? hold.seats().minus(canceled) : SeatNumbers.NONE;
        }

        private boolean isPaidByWallet() {
            return paidBy == null && (status == ReservationStatus.CONFIRMED || status == ReservationStatus.CANCELED);
        }

        private RefundStatus refundStatus() {
            if (canceled.isEmpty()) {
                return RefundStatus.NONE;
            }
            return paidBy != null && paidBy.owed > 0 ? RefundStatus.PENDING : RefundStatus.DONE;
        }

        private String shown() {
            return shown(reservationId, status, seats(), new Refunded(new Points(price(canceled)), refundStatus()));
        }

        private String shownPayment() {
            return payment(reservationId, PaymentMethod.WALLET, price(), PaymentStatus.SUCCESS, null, price(canceled));
        }

        private static String shown(Reservation reservation) {
            return shown(
                    reservation.reservationId(), reservation.status(), reservation.seats(), reservation.refunded());
        }

        private static String shown(ReservationId id, ReservationStatus status, SeatNumbers seats, Refunded refunded) {
            return id + " " + status + " " + seats + " " + refunded;
        }

        private static long price(SeatNumbers seats) {
            return PLAN.price(seats).value();
        }
    }

    private static final class Card {

        private final Booking booking;
        private final int key;
        private final CardPayments.Order order;
        private PaymentStatus status = PaymentStatus.PENDING;
        private @Nullable PaymentFailure failure;
        private long owed;
        private long refunded;

        private Card(Booking booking, int key, CardPayments.Order order) {
            this.booking = booking;
            this.key = key;
            this.order = order;
        }

        private void end(CardVerdict verdict) {
            failure = PaymentFailure.of(verdict);
            if (failure == null && booking.status != ReservationStatus.RESERVED) {
                failure = booking.status == ReservationStatus.CONFIRMED
                        ? PaymentFailure.ALREADY_PAID
                        : PaymentFailure.RESERVATION_EXPIRED;
                owe(booking.price());
            }
            status = failure == null ? PaymentStatus.SUCCESS : PaymentStatus.FAIL;
            if (failure == null) {
                booking.status = ReservationStatus.CONFIRMED;
                booking.paidBy = this;
            }
        }

        private void owe(long amount) {
            owed += amount;
            refunded += amount;
        }

        private String shown() {
            return payment(booking.reservationId, PaymentMethod.CARD, booking.price(), status, failure, refunded);
        }

        /** What the sender is told who was told nothing before. */
        private String told() {
            return switch (failure) {
                case null -> "paid " + new Points(booking.price());
                case ALREADY_PAID -> new PaymentOutcome.AlreadyPaid().toString();
                case RESERVATION_EXPIRED -> new PaymentOutcome.ReservationExpired().toString();
                case DECLINED, INSUFFICIENT, NOT_CHARGED -> new PaymentOutcome.Declined(failure).toString();
            };
        }
    }

    /** What is asked by sending a card. */
    private record CardFor(Booking booking) {}

    private final class Model {

        private final Performance performance = aPerformance(aConcert(), fromNow(AWAY), PLAN);
        private final String name = UUID.randomUUID().toString();
        private final List<Wallet> wallets =
                Stream.generate(this::aWallet).limit(FANS).toList();
        private final List<Booking> bookings = new ArrayList<>();
        private final List<Card> cards = new ArrayList<>();
        private boolean hasBegun;

        private Wallet aWallet() {
            Wallet wallet = new Wallet(aUser());
            MoneyProperties.this.charge(wallet.fan, AT_FIRST);
            wallet.entries.add(AT_FIRST);
            return wallet;
        }

        private void take(Step step) {
            switch (step) {
                case Step.Charge charge -> charge(charge, wallets.get(charge.fan()));
                case Step.Reserve(var fan, var seats, var lost) -> reserve(wallets.get(fan), numbers(seats), lost);
                case Step.Buy(var fan, var seats, var key, var lost) ->
                    reserve(wallets.get(fan), numbers(seats), lost)
                            .ifPresent(booking -> pay(booking, booking.owner, key, lost));
                case Step.ReserveAgain(var number) -> with(number, this::reserveAgain);
                case Step.Pay(var number, var key, var lost) ->
                    with(number, booking -> pay(booking, booking.owner, key, lost));
                case Step.PayAs(var number, var fan, var key) ->
                    with(number, booking -> pay(booking, wallets.get(fan), key, false));
                case Step.BuyByCard(var fan, var seats, var key, var charged, var lost) ->
                    reserve(wallets.get(fan), numbers(seats), lost)
                            .flatMap(booking -> send(booking, key, lost))
                            .filter(_ -> charged)
                            .ifPresent(card -> settle(card, CAPTURED, lost));
                case Step.SendCard(var number, var key, var lost) -> with(number, booking -> send(booking, key, lost));
                case Step.TellCard(var number) -> withCard(number, this::tell);
                case Step.SettleCard(var number, var verdict, var lost) ->
                    withCard(number, card -> settle(card, verdict, lost));
                case Step.RefundCards(var refused, var lost) -> refund(refused, lost);
                case Step.Cancel(var number, var lost) ->
                    with(number, booking -> cancel(booking, booking.owner, null, lost));
                case Step.CancelOne(var number, var place, var lost) ->
                    with(number, booking -> cancel(booking, booking.owner, booking.seat(place), lost));
                case Step.CancelAny(var number, var seats) ->
                    with(number, booking -> cancel(booking, booking.owner, numbers(seats), false));
                case Step.CancelAs(var number, var fan) ->
                    with(number, booking -> cancel(booking, wallets.get(fan), null, false));
                case Step.RunOut() -> {
                    letReservationsRunOut(performance);
                    runOut();
                }
                case Step.Tidy() -> get(store().reservations().expireOverdue(1_000));
                case Step.Begin() -> {
                    if (!hasBegun) {
                        letItBegin(performance);
                        runOut();
                        hasBegun = true;
                    }
                }
            }
        }

        private void charge(Step.Charge step, Wallet wallet) {
            ChargeOutcome outcome = ask(
                    step.lost(),
                    () -> store().wallets().charge(chargeOf(wallet.fan, step.amount(), key(step.key()))),
                    ChargeOutcome.InFlight.class::isInstance);

            String expected = told(wallet.charges, step.key(), step.amount(), () -> {
                wallet.entries.addFirst(step.amount());
                return charged(step.amount(), wallet.balance());
            });
            assertThat(
                            outcome instanceof ChargeOutcome.Charged(var _, var amount, var balance)
                                    ? charged(amount.value(), balance.value())
                                    : outcome.toString())
                    .isEqualTo(expected);
        }

        private Optional<Booking> reserve(Wallet wallet, SeatNumbers seats, boolean lost) {
            SeatHold hold = hold(wallet.fan, performance, HOLD, seats.stream().toArray());
            Reservations.Outcome outcome = ask(lost, () -> reservation(hold), _ -> false);

            SeatNumbers taken = seats.intersect(reserved().union(sold()));
            long own = bookings.stream()
                    .filter(booking -> booking.owner == wallet)
                    .mapToInt(booking -> booking.claimed(ReservationStatus.RESERVED)
                                    .size()
                            + booking.claimed(ReservationStatus.CONFIRMED).size())
                    .sum();
            if (hasBegun) {
                assertThat(outcome).isEqualTo(new Reservations.Outcome.NotBookable());
                return Optional.empty();
            }
            if (!taken.isEmpty()) {
                assertThat(outcome).isEqualTo(new Reservations.Outcome.Taken(taken));
                return Optional.empty();
            }
            if (own + seats.size() > LIMIT) {
                assertThat(outcome).isEqualTo(new Reservations.Outcome.OverLimit());
                return Optional.empty();
            }
            Reservation made = get(store().reservations().findByHold(wallet.fan.userId(), hold.holdId()))
                    .orElseThrow();
            assertThat(outcome)
                    .isEqualTo(
                            lost
                                    ? new Reservations.Outcome.AlreadyReserved(made.reservationId())
                                    : new Reservations.Outcome.Reserved(made));
            assertThat(made.totalPrice().value()).isEqualTo(Booking.price(seats));
            Booking booking = new Booking(wallet, hold, made.reservationId());
            bookings.add(booking);
            return Optional.of(booking);
        }

        private void reserveAgain(Booking booking) {
            assertThat(get(reservation(booking.hold)))
                    .isEqualTo(new Reservations.Outcome.AlreadyReserved(booking.reservationId));
        }

        private Mono<Reservations.Outcome> reservation(SeatHold hold) {
            return store().reservations()
                    .reserve(new Reservations.Order(
                            new ReservationId(UUID.randomUUID()),
                            performance,
                            hold,
                            new TicketId(UUID.randomUUID()),
                            LIMIT));
        }

        private void pay(Booking booking, Wallet payer, int key, boolean lost) {
            PaymentOutcome outcome = ask(
                    lost,
                    () -> store().payments().payByWallet(payment(booking, payer, key)),
                    PaymentOutcome.InFlight.class::isInstance);

            String expected = told(payer.payments, key, booking, () -> paid(booking, payer));
            assertThat(word(outcome)).isEqualTo(expected);
        }

        private Payments.Order payment(Booking booking, Wallet payer, int key) {
            return new Payments.Order(
                    new PaymentId(UUID.randomUUID()),
                    new TransferId(UUID.randomUUID()),
                    payer.fan.userId(),
                    performance.concertId(),
                    booking.reservationId,
                    key(key));
        }

        private String paid(Booking booking, Wallet payer) {
            Points price = new Points(booking.price());
            if (payer != booking.owner) {
                return new PaymentOutcome.UnknownReservation().toString();
            }
            if (booking.status == ReservationStatus.CONFIRMED) {
                return new PaymentOutcome.AlreadyPaid().toString();
            }
            if (booking.status != ReservationStatus.RESERVED) {
                return new PaymentOutcome.ReservationExpired().toString();
            }
            if (payer.balance() < price.value()) {
                return new PaymentOutcome.InsufficientBalance(new Points(payer.balance()), price).toString();
            }
            payer.entries.addFirst(-price.value());
            booking.status = ReservationStatus.CONFIRMED;
            return "paid " + price;
        }

        private Optional<Card> send(Booking booking, int key, boolean lost) {
            Card card = new Card(booking, key, order(booking, key));
            boolean isFirst = !booking.owner.payments.containsKey(key);
            Beginning beginning = ask(lost, () -> store().cardPayments().begin(card.order, AWAY), _ -> false);

            String expected = told(booking.owner.payments, key, new CardFor(booking), () -> begun(card));
            boolean isBegun = isFirst && expected.equals(RUNNING);
            assertThat(beginning instanceof Beginning.Refused(var outcome) ? word(outcome) : "begun")
                    .isEqualTo(isBegun && !lost ? "begun" : expected);
            return isBegun ? Optional.of(card) : Optional.empty();
        }

        private CardPayments.Order order(Booking booking, int key) {
            return new CardPayments.Order(
                    new PaymentId(UUID.randomUUID()),
                    new QueueTicket(
                            new TicketId(UUID.randomUUID()),
                            performance.concertId(),
                            booking.owner.fan.userId(),
                            new Place(1)),
                    booking.reservationId,
                    new CardToken("tok_ok"),
                    key(key));
        }

        private String begun(Card card) {
            return switch (card.booking.status) {
                case CONFIRMED -> new PaymentOutcome.AlreadyPaid().toString();
                case CANCELED, EXPIRED -> new PaymentOutcome.ReservationExpired().toString();
                case RESERVED -> {
                    cards.add(card);
                    yield RUNNING;
                }
            };
        }

        private void tell(Card card) {
            tellUnlessTold(card, "pending");

            assertThat(word(get(store().cardPayments().tell(card.order)))).isEqualTo(told(card));
        }

        private void settle(Card card, CardVerdict verdict, boolean lost) {
            CardPayments.Settlement settlement = new CardPayments.Settlement(
                    card.order.fresh(), verdict, new TransferId(UUID.randomUUID()), new RefundId(UUID.randomUUID()));
            Optional<Settled> settled = ask(lost, () -> store().cardPayments().settle(settlement), _ -> false);

            boolean isFresh = card.status == PaymentStatus.PENDING;
            if (isFresh) {
                card.end(verdict);
                tellUnlessTold(card, card.told());
            }
            assertThat(settled)
                    .contains(new Settled(
                            card.order.fresh(),
                            card.order.userId(),
                            performance.concertId(),
                            card.order.ticket().ticketId(),
                            card.status,
                            card.failure,
                            isFresh && !lost));
        }

        private void tellUnlessTold(Card card, String answer) {
            if (told(card).equals(RUNNING)) {
                card.booking.owner.payments.put(card.key, new Told(new CardFor(card.booking), answer));
            }
        }

        private String told(Card card) {
            return Objects.requireNonNull(card.booking.owner.payments.get(card.key))
                    .answer();
        }

        private void refund(boolean refused, boolean lost) {
            Map<PaymentId, Long> owed = cards.stream()
                    .filter(card -> card.owed > 0)
                    .collect(Collectors.toMap(card -> card.order.fresh(), card -> card.owed));
            List<PaymentGateway.Refund> due = get(store().cardRefunds().takeDue(NO_PAUSE, 1_000)).stream()
                    .map(CardRefunds.Due::refund)
                    .filter(refund -> isOfCard(refund.paymentId()))
                    .toList();

            assertThat(due.stream()
                            .collect(Collectors.groupingBy(
                                    PaymentGateway.Refund::paymentId,
                                    Collectors.summingLong(
                                            refund -> refund.amount().value()))))
                    .isEqualTo(owed);
            if (!refused) {
                due.forEach(refund -> giveBack(refund, lost));
                cards.forEach(card -> card.owed = 0);
            }
        }

        private boolean isOfCard(PaymentId paymentId) {
            return cards.stream().anyMatch(card -> card.order.fresh().equals(paymentId));
        }

        private void giveBack(PaymentGateway.Refund refund, boolean lost) {
            TransferId transfer = new TransferId(UUID.randomUUID());
            boolean isNews = ask(lost, () -> store().cardRefunds().settle(refund.refundId(), transfer), _ -> false);
            assertThat(isNews).isEqualTo(!lost);
        }

        private void cancel(Booking booking, Wallet who, @Nullable SeatNumbers seats, boolean lost) {
            Cancellations.Outcome outcome =
                    ask(lost, () -> store().cancellations().cancel(cancellation(booking, who, seats)), _ -> false);

            assertThat(
                            outcome instanceof Cancellations.Outcome.Canceled(var reservation, var _)
                                    ? Booking.shown(reservation)
                                    : outcome.toString())
                    .isEqualTo(canceled(booking, who, seats == null ? booking.hold.seats() : seats));
        }

        private Cancellations.Order cancellation(Booking booking, Wallet who, @Nullable SeatNumbers seats) {
            Cancellations.Order own = cancellationOf(reservation(booking), seats);
            return new Cancellations.Order(
                    own.fresh(), own.freshTransfer(), who.fan.userId(), own.reservationId(), own.seats());
        }

        private String canceled(Booking booking, Wallet who, SeatNumbers seats) {
            SeatNumbers unknown = seats.minus(booking.hold.seats());
            SeatNumbers left = seats.minus(booking.canceled);
            if (who != booking.owner) {
                return new Cancellations.Outcome.UnknownReservation().toString();
            }
            if (!unknown.isEmpty()) {
                return new Cancellations.Outcome.UnknownSeats(unknown).toString();
            }
            if (booking.status == ReservationStatus.RESERVED || booking.status == ReservationStatus.EXPIRED) {
                return new Cancellations.Outcome.NotPaid().toString();
            }
            if (!left.isEmpty() && hasBegun) {
                return new Cancellations.Outcome.TooLate().toString();
            }
            if (!left.isEmpty()) {
                giveBack(booking, Booking.price(left));
                booking.canceled = booking.canceled.union(left);
            }
            if (booking.canceled.equals(booking.hold.seats())) {
                booking.status = ReservationStatus.CANCELED;
            }
            return booking.shown();
        }

        private void giveBack(Booking booking, long price) {
            if (booking.paidBy == null) {
                booking.owner.entries.addFirst(price);
            } else {
                booking.paidBy.owe(price);
            }
        }

        private void runOut() {
            bookings.stream()
                    .filter(booking -> booking.status == ReservationStatus.RESERVED)
                    .forEach(booking -> booking.status = ReservationStatus.EXPIRED);
        }

        /** What is told: again, if it was asked before, or what answering it comes to. */
        private String told(Map<Integer, Told> memory, int key, Object question, Supplier<String> answering) {
            Told told = memory.get(key);
            if (told == null) {
                told = new Told(question, answering.get());
                memory.put(key, told);
            }
            return told.question().equals(question) ? told.answer() : "KeyReused[]";
        }

        private void agrees() {
            refund(false, false);
            wallets.forEach(this::agrees);
            assertThat(get(store().claims().claimed(performance.performanceId())))
                    .isEqualTo(new ClaimedSeats(reserved(), sold()));
        }

        private void agrees(Wallet wallet) {
            assertThat(balance(wallet.fan)).isEqualTo(new Points(wallet.balance()));
            assertThat(all(50, request -> store().wallets().entries(wallet.fan.userId(), request)))
                    .extracting(WalletEntry::amount)
                    .isEqualTo(wallet.entries);
            assertThat(all(50, request -> store().reservations().list(wallet.fan.userId(), request)))
                    .extracting(Booking::shown)
                    .containsExactlyInAnyOrderElementsOf(bookings.stream()
                            .filter(booking -> booking.owner == wallet)
                            .map(Booking::shown)
                            .toList());
            assertThat(all(50, request -> store().payments().list(wallet.fan.userId(), request)))
                    .extracting(MoneyProperties::shown)
                    .containsExactlyInAnyOrderElementsOf(payments(wallet));
        }

        private List<String> payments(Wallet wallet) {
            return Stream.concat(
                            bookings.stream()
                                    .filter(booking -> booking.owner == wallet && booking.isPaidByWallet())
                                    .map(Booking::shownPayment),
                            cards.stream()
                                    .filter(card -> card.booking.owner == wallet)
                                    .map(Card::shown))
                    .toList();
        }

        private SeatNumbers reserved() {
            return claimed(ReservationStatus.RESERVED);
        }

        private SeatNumbers sold() {
            return claimed(ReservationStatus.CONFIRMED);
        }

        private SeatNumbers claimed(ReservationStatus status) {
            return bookings.stream()
                    .map(booking -> booking.claimed(status))
                    .reduce(SeatNumbers.NONE, SeatNumbers::union);
        }

        private void with(int number, Consumer<Booking> action) {
            if (!bookings.isEmpty()) {
                action.accept(bookings.get(number % bookings.size()));
            }
        }

        private void withCard(int number, Consumer<Card> action) {
            if (!cards.isEmpty()) {
                action.accept(cards.get(number % cards.size()));
            }
        }

        private Reservation reservation(Booking booking) {
            return get(store().reservations().find(booking.owner.fan.userId(), booking.reservationId))
                    .orElseThrow();
        }

        private IdempotencyKey key(int number) {
            return new IdempotencyKey(name + number);
        }
    }

    /** Asks; if the answer is lost, asks again, until the first one is not running any more. */
    private static <T> T ask(boolean lost, Supplier<Mono<T>> question, Predicate<T> isRunning) {
        if (lost) {
            question.get().subscribe().dispose();
        }
        T answer = get(question.get());
        while (isRunning.test(answer)) {
            answer = get(question.get());
        }
        return answer;
    }

    private static String word(PaymentOutcome outcome) {
        return switch (outcome) {
            case PaymentOutcome.Paid(var payment, var _) -> "paid " + payment.amount();
            case PaymentOutcome.Pending _ -> "pending";
            default -> outcome.toString();
        };
    }

    private static String shown(Payment payment) {
        return payment(
                payment.reservationId(),
                payment.method(),
                payment.amount().value(),
                payment.status(),
                payment.failure(),
                payment.refunded().value());
    }

    private static String payment(
            ReservationId reservationId,
            PaymentMethod method,
            long amount,
            PaymentStatus status,
            @Nullable PaymentFailure failure,
            long refunded) {
        return reservationId + " " + method + " " + amount + " " + status + " " + failure + " " + refunded;
    }

    private static String charged(long amount, long balance) {
        return "charged " + amount + ", has " + balance;
    }

    private static SeatNumbers numbers(Set<Integer> seats) {
        return SeatNumbers.of(seats.stream().mapToInt(Integer::intValue));
    }
}
