package io.frontrow.payment.port;

import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.shared.InMemoryPages;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.InMemoryStore.CommandKey;
import io.frontrow.shared.InMemoryWallet;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.wallet.model.TransferKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Payments in memory. */
public final class InMemoryPayments implements Payments {

    private final InMemoryStore store;
    private final InMemoryBookings bookings;

    public InMemoryPayments(InMemoryStore store) {
        this.store = store;
        bookings = new InMemoryBookings(store);
    }

    @Override
    public Mono<PaymentOutcome> payByWallet(WalletPayment command) {
        return store.step(() -> recalled(command)
                .map(outcome -> outcome instanceof PaymentOutcome.Paid paid
                        ? new PaymentOutcome.Paid(paid.payment(), isOther(paid.payment(), command))
                        : outcome)
                .orElseGet(() -> decideAndRemember(command)));
    }

    @Override
    public Mono<Optional<PaymentOutcome>> recall(WalletPayment command) {
        return store.step(() -> recalled(command));
    }

    @Override
    public Mono<Optional<Payment>> find(UserId userId, PaymentId paymentId) {
        return store.step(() -> Optional.ofNullable(store.payments.get(paymentId))
                .filter(payment -> payment.userId().equals(userId))
                .map(store::withRefunds));
    }

    @Override
    public Mono<Page<Payment>> list(UserId userId, PageRequest request) {
        return store.step(() -> InMemoryPages.descending(
                store.payments.values().stream()
                        .filter(payment -> payment.userId().equals(userId))
                        .map(store::withRefunds)
                        .toList(),
                request,
                payment -> InMemoryPages.cursor(
                        payment.createdAt(), payment.paymentId().value())));
    }

    private Optional<PaymentOutcome> recalled(WalletPayment command) {
        return store.recall(key(command), command.fingerprint(), PaymentOutcome.class, new PaymentOutcome.KeyReused())
                .map(outcome -> outcome instanceof PaymentOutcome.Paid paid
                        ? new PaymentOutcome.Paid(paid.payment(), true)
                        : outcome);
    }

    private static boolean isOther(Payment payment, WalletPayment command) {
        return !payment.paymentId().equals(command.newPaymentId());
    }

    private PaymentOutcome decideAndRemember(WalletPayment command) {
        PaymentOutcome outcome = decide(command);
        if (!(outcome instanceof PaymentOutcome.OtherConcert)) {
            store.remember(key(command), command.fingerprint(), outcome);
        }
        return outcome;
    }

    private PaymentOutcome decide(WalletPayment command) {
        return bookings.refusal(command.userId(), command.concertId(), command.reservationId())
                .orElseGet(() -> pay(command, bookings.reservation(command.reservationId())));
    }

    private PaymentOutcome pay(WalletPayment command, Reservation reservation) {
        InMemoryWallet wallet = Objects.requireNonNull(store.wallets.get(command.userId()));
        if (wallet.balance().compareTo(reservation.totalPrice()) < 0) {
            return new PaymentOutcome.InsufficientBalance(wallet.balance(), reservation.totalPrice());
        }
        return new PaymentOutcome.Paid(pay(command, reservation, wallet), false);
    }

    private Payment pay(WalletPayment command, Reservation reservation, InMemoryWallet wallet) {
        Instant now = store.now().truncatedTo(ChronoUnit.MICROS);
        Payment payment = Payment.succeeded(
                command.newPaymentId(),
                command.userId(),
                command.reservationId(),
                PaymentMethod.WALLET,
                reservation.totalPrice(),
                now,
                now);
        wallet.post(
                command.newTransferId(),
                TransferKind.PAYMENT,
                -reservation.totalPrice().value(),
                now,
                payment);
        store.payments.put(payment.paymentId(), payment);
        store.paidWith.put(payment.paymentId(), command.entryId());
        bookings.confirm(reservation);
        return payment;
    }

    private static CommandKey key(WalletPayment command) {
        return new CommandKey(command.userId(), "PAYMENT", command.key());
    }
}
