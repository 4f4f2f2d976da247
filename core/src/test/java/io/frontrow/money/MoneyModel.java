package io.frontrow.money;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.payment.model.CardAttempts;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.port.CardPayments.Effect;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.reservation.model.CancellationOutcome;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.seat.model.ClaimedSeats;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.model.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small model of accounts, bookings and cards for one performance. It predicts the response to each command, and
 * applies the effect of the command to itself.
 */
final class MoneyModel {

    private final int seatsPerUserMax;
    private final List<ModelAccount> accounts;
    private final List<ModelBooking> bookings = new ArrayList<>();
    private final List<ModelCard> cards = new ArrayList<>();
    private boolean hasBegun;
    private boolean isCanceled;

    MoneyModel(List<ModelAccount> accounts, int seatsPerUserMax) {
        this.accounts = accounts;
        this.seatsPerUserMax = seatsPerUserMax;
    }

    List<ModelAccount> accounts() {
        return accounts;
    }

    ModelAccount account(int number) {
        return accounts.get(number);
    }

    /** A booking by its number, which wraps around; none as long as there is no booking. */
    Optional<ModelBooking> booking(int number) {
        return wrapped(bookings, number);
    }

    /** A card by its number, which wraps around; none as long as there is no card. */
    Optional<ModelCard> card(int number) {
        return wrapped(cards, number);
    }

    private static <T> Optional<T> wrapped(List<T> items, int number) {
        return items.isEmpty() ? Optional.empty() : Optional.of(items.get(number % items.size()));
    }

    String topUp(ModelAccount account, long amount, int key) {
        return account.topUp(key, amount, () -> {
            account.add(amount);
            return Summary.toppedUp(amount, account.balance());
        });
    }

    /** Why the seats cannot be reserved for the account; empty if they can. */
    Optional<Reservations.Outcome> refusal(ModelAccount account, SeatNumbers seats) {
        SeatNumbers taken =
                seats.intersect(claimed(ReservationStatus.RESERVED).union(claimed(ReservationStatus.CONFIRMED)));
        if (hasBegun || isCanceled) {
            return Optional.of(new Reservations.Outcome.NotBookable());
        }
        if (!taken.isEmpty()) {
            return Optional.of(new Reservations.Outcome.Taken(taken));
        }
        if (claimedBy(account) + seats.size() > seatsPerUserMax) {
            return Optional.of(new Reservations.Outcome.OverLimit());
        }
        return Optional.empty();
    }

    private long claimedBy(ModelAccount account) {
        return bookings.stream()
                .filter(booking -> booking.owner == account)
                .mapToInt(booking -> booking.claimed(ReservationStatus.RESERVED).size()
                        + booking.claimed(ReservationStatus.CONFIRMED).size())
                .sum();
    }

    ModelBooking reserve(ModelAccount account, SeatHold hold, ReservationId reservationId) {
        ModelBooking booking = new ModelBooking(account, hold, reservationId);
        bookings.add(booking);
        return booking;
    }

    String pay(ModelBooking booking, ModelAccount payer, int key) {
        return payer.payment(key, booking, () -> decidePayment(booking, payer));
    }

    private static String decidePayment(ModelBooking booking, ModelAccount payer) {
        if (payer != booking.owner) {
            return new PaymentOutcome.UnknownReservation().toString();
        }
        if (booking.status() != ReservationStatus.RESERVED) {
            return booking.refusalOfPayment();
        }
        Points price = new Points(booking.price());
        if (payer.balance() < price.value()) {
            return new PaymentOutcome.InsufficientBalance(new Points(payer.balance()), price).toString();
        }
        booking.payByWallet();
        return Summary.paid(price);
    }

    String beginCard(ModelCard card, int key) {
        return cardRefusal(card, key)
                .orElseGet(() -> card.booking.owner.payment(key, new ByCard(card.booking), () -> decideCard(card)));
    }

    /** A refusal that is not remembered for its key. */
    private Optional<String> cardRefusal(ModelCard card, int key) {
        if (card.booking.owner.hasUsedForPayment(key) || card.booking.status() != ReservationStatus.RESERVED) {
            return Optional.empty();
        }
        if (isPending(card.booking)) {
            return Optional.of(new PaymentOutcome.PaymentPending().toString());
        }
        return declines(it -> it.booking.owner == card.booking.owner) >= CardAttempts.DECLINES_PER_USER_MAX
                        || declines(it -> it.booking == card.booking) >= CardAttempts.DECLINES_PER_RESERVATION_MAX
                ? Optional.of(new PaymentOutcome.TooManyDeclines().toString())
                : Optional.empty();
    }

    private boolean isPending(ModelBooking booking) {
        return cards.stream().anyMatch(card -> card.booking == booking && card.isPending());
    }

    private long declines(Predicate<ModelCard> which) {
        return cards.stream().filter(which).filter(ModelCard::isDeclined).count();
    }

    private String decideCard(ModelCard card) {
        return switch (card.booking.status()) {
            case CONFIRMED, CANCELED, EXPIRED -> card.booking.refusalOfPayment();
            case RESERVED -> {
                cards.add(card);
                yield Summary.IN_FLIGHT;
            }
        };
    }

    /** Whether the payment by this card has begun. */
    boolean hasBegun(ModelCard card) {
        return cards.contains(card);
    }

    /** Settles the card by the first report of the payment module that is about the requested amount. */
    Effect settle(ModelCard card, ModelReport report) {
        if (report == ModelReport.PARTLY_CAPTURED) {
            return Effect.CAPTURE_MISMATCH;
        }
        if (card.isPending()) {
            card.settle(report);
            return Effect.SETTLED;
        }
        return card.contradicts(report) ? Effect.CAPTURE_MISMATCH : Effect.SETTLED_BEFORE;
    }

    /** What is owed to cards, by payment. */
    Map<PaymentId, Long> owed() {
        return cards.stream()
                .filter(card -> card.owed() > 0)
                .collect(Collectors.toMap(card -> card.command.newPaymentId(), ModelCard::owed));
    }

    boolean isOfCard(PaymentId paymentId) {
        return cards.stream().anyMatch(card -> card.command.newPaymentId().equals(paymentId));
    }

    void settleRefunds() {
        cards.forEach(ModelCard::settleRefunds);
    }

    String cancel(ModelBooking booking, ModelAccount account, SeatNumbers seats) {
        SeatNumbers unknown = seats.minus(booking.hold.seats());
        SeatNumbers left = booking.notCanceled(seats);
        if (account != booking.owner) {
            return new CancellationOutcome.UnknownReservation().toString();
        }
        if (!unknown.isEmpty()) {
            return new CancellationOutcome.UnknownSeats(unknown).toString();
        }
        if (booking.status() == ReservationStatus.EXPIRED) {
            return new CancellationOutcome.NotPaid().toString();
        }
        if (booking.status() == ReservationStatus.RESERVED) {
            return cancelUnpaid(booking, seats);
        }
        if (!booking.wasPaid()) {
            return booking.summary();
        }
        if (booking.isCanceledUnpaid()) {
            return booking.summary();
        }
        if (!left.isEmpty() && hasBegun) {
            return new CancellationOutcome.TooLate().toString();
        }
        booking.cancel(left);
        return booking.summary();
    }

    private String cancelUnpaid(ModelBooking booking, SeatNumbers seats) {
        if (isPending(booking)) {
            return new CancellationOutcome.PaymentPending().toString();
        }
        if (!seats.equals(booking.hold.seats())) {
            return new CancellationOutcome.OnlyWhole().toString();
        }
        booking.cancelUnpaid();
        return booking.summary();
    }

    void passDeadlines() {
        bookings.forEach(ModelBooking::expireUnlessPaid);
    }

    void beginPerformance() {
        passDeadlines();
        hasBegun = true;
    }

    void cancelPerformance() {
        isCanceled = true;
    }

    void cancelWithPerformance(HoldId holdId) {
        bookings.stream()
                .filter(booking -> booking.hold.holdId().equals(holdId))
                .forEach(ModelBooking::cancelWithPerformance);
    }

    boolean hasBegun() {
        return hasBegun;
    }

    ClaimedSeats claimed() {
        return new ClaimedSeats(claimed(ReservationStatus.RESERVED), claimed(ReservationStatus.CONFIRMED));
    }

    private SeatNumbers claimed(ReservationStatus status) {
        return bookings.stream().map(booking -> booking.claimed(status)).reduce(SeatNumbers.NONE, SeatNumbers::union);
    }

    /** What the turn of the account has come to. */
    Class<? extends TurnRecord> turn(ModelAccount account) {
        if (!unpaidHolds(account).isEmpty()) {
            return TurnRecord.Unpaid.class;
        }
        return bookingsOf(account).anyMatch(ModelBooking::wasPaid)
                ? TurnRecord.Completed.class
                : TurnRecord.Unknown.class;
    }

    List<HoldId> unpaidHolds(ModelAccount account) {
        return bookingsOf(account)
                .filter(booking -> booking.status() == ReservationStatus.RESERVED)
                .map(booking -> booking.hold.holdId())
                .toList();
    }

    List<String> reservations(ModelAccount account) {
        return bookingsOf(account).map(ModelBooking::summary).toList();
    }

    List<String> payments(ModelAccount account) {
        return Stream.concat(
                        bookingsOf(account).filter(ModelBooking::isPaidByWallet).map(ModelBooking::paymentSummary),
                        cards.stream()
                                .filter(card -> card.booking.owner == account)
                                .map(ModelCard::summary))
                .toList();
    }

    private Stream<ModelBooking> bookingsOf(ModelAccount account) {
        return bookings.stream().filter(booking -> booking.owner == account);
    }

    /** A command to pay by card, which differs from the command to pay the same booking out of the wallet. */
    private record ByCard(ModelBooking booking) {}
}
