package io.frontrow.payment.port;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentId;
import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.shared.InMemoryPages;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.InMemoryStore.Claim;
import io.frontrow.shared.InMemoryStore.CommandKey;
import io.frontrow.shared.InMemoryWallet;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.wallet.model.TransferKind;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Payments in memory. */
public final class InMemoryPayments implements Payments {

    private final InMemoryStore store;

    public InMemoryPayments(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<PaymentOutcome> payByWallet(Order order) {
        return store.step(() -> recalled(order).orElseGet(() -> decideAndRemember(order)));
    }

    @Override
    public Mono<Optional<PaymentOutcome>> recall(Order order) {
        return store.step(() -> recalled(order));
    }

    @Override
    public Mono<Optional<Payment>> find(UserId userId, PaymentId paymentId) {
        return store.step(() -> Optional.ofNullable(store.payments.get(paymentId))
                .filter(payment -> payment.userId().equals(userId)));
    }

    @Override
    public Mono<Page<Payment>> list(UserId userId, PageRequest request) {
        return store.step(() -> InMemoryPages.descending(
                store.payments.values().stream()
                        .filter(payment -> payment.userId().equals(userId))
                        .toList(),
                request,
                payment -> InMemoryPages.cursor(
                        payment.paidAt(), payment.paymentId().value())));
    }

    private Optional<PaymentOutcome> recalled(Order order) {
        return store.recall(key(order), order.fingerprint(), PaymentOutcome.class, new PaymentOutcome.KeyReused())
                .map(outcome -> outcome instanceof PaymentOutcome.Paid paid
                        ? new PaymentOutcome.Paid(paid.payment(), true)
                        : outcome);
    }

    private PaymentOutcome decideAndRemember(Order order) {
        PaymentOutcome outcome = decide(order);
        if (!(outcome instanceof PaymentOutcome.OtherConcert)) {
            store.remember(key(order), order.fingerprint(), outcome);
        }
        return outcome;
    }

    private PaymentOutcome decide(Order order) {
        Reservation reservation = store.reservations.get(order.reservationId());
        if (reservation == null || !reservation.userId().equals(order.userId())) {
            return new PaymentOutcome.UnknownReservation();
        }
        if (!reservation.concertId().equals(order.concertId())) {
            return new PaymentOutcome.OtherConcert();
        }
        if (reservation.status() == ReservationStatus.CONFIRMED) {
            return new PaymentOutcome.AlreadyPaid();
        }
        if (reservation.status() != ReservationStatus.RESERVED || !hasItsSeats(reservation)) {
            return new PaymentOutcome.ReservationExpired();
        }
        InMemoryWallet wallet = Objects.requireNonNull(store.wallets.get(order.userId()));
        if (wallet.balance().compareTo(reservation.totalPrice()) < 0) {
            return new PaymentOutcome.InsufficientBalance(wallet.balance(), reservation.totalPrice());
        }
        return new PaymentOutcome.Paid(pay(order, reservation, wallet), false);
    }

    private boolean hasItsSeats(Reservation reservation) {
        Map<Integer, Claim> live = store.liveClaims(reservation.performanceId());
        return SeatNumbers.of(live.entrySet().stream()
                        .filter(entry -> entry.getValue().reservationId().equals(reservation.reservationId()))
                        .mapToInt(Map.Entry::getKey))
                .equals(reservation.seats());
    }

    private Payment pay(Order order, Reservation reservation, InMemoryWallet wallet) {
        Payment payment = new Payment(
                order.fresh(),
                order.userId(),
                order.reservationId(),
                PaymentMethod.WALLET,
                reservation.totalPrice(),
                PaymentStatus.SUCCESS,
                store.now().truncatedTo(ChronoUnit.MICROS));
        wallet.post(
                order.freshTransfer(),
                TransferKind.PAYMENT,
                -reservation.totalPrice().value(),
                payment.paidAt(),
                payment);
        store.payments.put(payment.paymentId(), payment);
        confirm(reservation);
        return payment;
    }

    private void confirm(Reservation reservation) {
        store.setStatus(reservation, ReservationStatus.CONFIRMED);
        Map<Integer, Claim> claims = Objects.requireNonNull(store.claims.get(reservation.performanceId()));
        reservation.seats().stream()
                .forEach(number ->
                        claims.put(number, new Claim(reservation.reservationId(), reservation.userId(), null)));
    }

    private static CommandKey key(Order order) {
        return new CommandKey(order.userId(), "PAYMENT", order.key());
    }
}
